package dev.taskdal.throwaway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A database of one's own, until it is closed. Thread-safe. */
public final class ThrowawayDatabase implements AutoCloseable {
    private final ThrowawayPostgres postgres;
    private final Access access;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();

    ThrowawayDatabase(ThrowawayPostgres postgres, Access access, String name) {
        this.postgres = postgres;
        this.access = access;
        this.name = name;
    }

    /** {@return the database's name on its server} */
    public String name() {
        return name;
    }

    /**
     * {@return the URL for a JDBC connection, without user and password}
     * Sessions opened with it have the JVM's time zone, as always with pgjdbc; those of {@link #dataSource()} have UTC.
     */
    public String jdbcUrl() {
        return access.jdbcUrl(name);
    }

    /** {@return the role that owns the database} */
    public String user() {
        return access.user();
    }

    /** {@return that role's password, empty if there is none} */
    public String password() {
        return access.password();
    }

    /** {@return a data source that is not pooled: each connection is a new session, with the time zone UTC} */
    public DataSource dataSource() {
        return access.dataSource(name);
    }

    /**
     * Opens a session with the time zone UTC.
     *
     * @return a new connection, for the caller to close
     * @throws SQLException when the server refuses it, as it does once the database is closed
     */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /**
     * Turns the database, as it is, into a template. Its sessions are ended and nobody gets into it any more; closing it does
     * nothing from then on.
     *
     * @return the template, for the caller to close
     * @throws ThrowawayPostgresException when the database or the server is closed, or refuses
     */
    public ThrowawayTemplate toTemplate() {
        if (!closed.compareAndSet(false, true)) {
            throw new ThrowawayPostgresException(
                    "The database " + name + " is closed. Make a template of an open one.");
        }
        return postgres.template(name);
    }

    /**
     * Drops the database and ends all its sessions. Does nothing the second time, or when the server is closed already.
     *
     * @throws ThrowawayPostgresException when the server refuses to drop it
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            postgres.drop(name);
        }
    }

    /** {@return its name, never its password} */
    @Override
    public String toString() {
        return "ThrowawayDatabase[" + name + "]";
    }
}
