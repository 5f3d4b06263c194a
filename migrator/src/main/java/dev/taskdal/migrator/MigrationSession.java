package dev.taskdal.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that a run works on, from one end to the other. The lock that keeps two runs apart is held by the same
 * connection that runs the scripts, so that it can't be lost while they run, and is gone when they are.
 */
final class MigrationSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Connection connection;
    private final boolean autoCommit;
    private final Settings settings;
    private final HistoryTable history;
    private boolean locked;

    private MigrationSession(Connection connection, boolean autoCommit, Settings settings) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.settings = settings;
        this.history = new HistoryTable(connection, settings.schema());
    }

    private record Settings(int pid, String schema, String role, boolean readOnly, Map<String, String> own) {}

    /** @throws MigrationException if the database can't be reached, with what to do about it */
    static MigrationSession open(DataSource dataSource) {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException e) {
            throw Failures.connecting(e);
        }
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            return new MigrationSession(connection, autoCommit, settings(connection));
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e instanceof SQLException failure ? Failures.connecting(failure) : (RuntimeException) e;
        }
    }

    private static Settings settings(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("""
                        SELECT pg_backend_pid(), current_schema(), current_user, current_setting('search_path'),
                          current_setting('transaction_read_only')::boolean""")) {
            row.next();
            if (row.getString(2) == null) {
                throw new MigrationException("None of the schemas in the search path (" + row.getString(4)
                        + ") exists. Create one, or name another with currentSchema in the URL. Nothing was changed.");
            }
            return new Settings(row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(5), own(connection));
        }
    }

    Connection connection() {
        return connection;
    }

    HistoryTable history() {
        return history;
    }

    int pid() {
        return settings.pid();
    }

    boolean isWritable() {
        return !settings.readOnly();
    }

    /** @throws MigrationException if nothing can be written on this server */
    void requireWritable() {
        if (!isWritable()) {
            throw new MigrationException("The server is read-only: it is a standby, or its or the role's"
                    + " default_transaction_read_only is on. Connect to the primary. Nothing was changed.");
        }
    }

    /**
     * Waits for the lock that keeps two runs on this history apart, Flyway's own included. It asks again and again: a session
     * that waits inside of the server would hold up an index that the other run builds concurrently.
     *
     * @throws MigrationLockedException if it isn't free in time
     */
    void lock(Duration timeout, MigrationListener listener) {
        long key = FlywayInternals.lockKey(history.name());
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean told = false;
        try {
            while (!tryLock(key)) {
                List<LockHolder> holders = LockHolder.ofAdvisoryLock(connection, key);
                if (!told && !holders.isEmpty()) {
                    holders.forEach(holder -> listener.waiting(holder.toString()));
                    told = true;
                }
                if (System.nanoTime() > deadline) {
                    throw Failures.locked(holders, timeout);
                }
                Thread.sleep(POLL.toMillis());
            }
        } catch (SQLException e) {
            throw Failures.connecting(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("Interrupted while it waited for another run. Nothing was changed.", e);
        }
        locked = true;
    }

    private boolean tryLock(long key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            query.setLong(1, key);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Undoes what a script has set for the session, so that it doesn't matter to its record, the next script, or a pool. */
    void restore(Duration lockTimeout) throws SQLException {
        restore();
        set("lock_timeout", lockTimeout.toMillis() + "ms");
    }

    private void restore() throws SQLException {
        history.execute("RESET SESSION AUTHORIZATION");
        Map<String, String> changed = own(connection);
        for (Map.Entry<String, String> setting : settings.own().entrySet()) {
            if (!setting.getValue().equals(changed.remove(setting.getKey()))) {
                set(setting.getKey(), setting.getValue());
            }
        }
        for (String name : changed.keySet()) {
            history.execute("RESET " + name);
        }
        try (PreparedStatement role = connection.prepareStatement(
                "SELECT set_config('role', CASE WHEN session_user = ? THEN 'none' ELSE ? END, false)")) {
            role.setString(1, settings.role());
            role.setString(2, settings.role());
            role.execute();
        }
    }

    private void set(String name, String value) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            set.setString(1, name);
            set.setString(2, value);
            set.execute();
        }
    }

    /** What was set for this session, by whoever; what is set for a transaction ends with it. */
    private static Map<String, String> own(Connection connection) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("""
                        SELECT name, current_setting(name) FROM pg_catalog.pg_settings
                        WHERE source = 'session' AND name NOT LIKE 'transaction\\_%'""")) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        }
        return settings;
    }

    void rollback() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.debug("The server has rolled back by itself: {}", e.getMessage());
        }
    }

    /** Gives the connection back as it was, or not at all: the server frees the lock of a connection that ends. */
    @Override
    public void close() {
        try (connection) {
            rollback();
            try {
                if (locked) {
                    history.execute("SELECT pg_advisory_unlock(" + FlywayInternals.lockKey(history.name()) + ")");
                    restore();
                }
                connection.setAutoCommit(autoCommit);
            } catch (SQLException e) {
                connection.abort(Runnable::run);
                throw e;
            }
        } catch (SQLException e) {
            LOG.debug("The connection of the run could not be given back: {}", e.getMessage());
        }
    }
}
