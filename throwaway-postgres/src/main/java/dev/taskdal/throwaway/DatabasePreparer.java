package dev.taskdal.throwaway;

import javax.sql.DataSource;

/** Brings an empty database into the state that its clones shall have: runs migrations, inserts rows. */
@FunctionalInterface
public interface DatabasePreparer {
    /**
     * Prepares the database. Sessions left open are ended afterwards.
     *
     * @param dataSource connects to the empty database, as its owner and with the session's time zone UTC; not pooled
     * @throws Exception when it fails; it becomes the cause of what {@link ThrowawayPostgres#prepareTemplate} throws
     */
    void prepare(DataSource dataSource) throws Exception;
}
