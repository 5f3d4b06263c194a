package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.Migration;

/** Is told how a measurement goes on, on the thread that runs it. Each method does nothing unless it is overridden. */
public interface LocksListener {

    /** A version is about to be measured. */
    default void started(Migration migration) {}

    /**
     * A table gets its rows.
     *
     * @param table its name, with its schema
     * @param rows how many it has
     * @param wanted how many it shall have
     */
    default void filling(String table, long rows, long wanted) {}

    /** A table has its rows, or as many as could be made up; a script runs next, or another table is filled. */
    default void filled() {}

    /** A version was measured. */
    default void finished(VersionLocks locks) {}
}
