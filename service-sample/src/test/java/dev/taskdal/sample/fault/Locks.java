package dev.taskdal.sample.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** Somebody else's transaction, which has a task locked. */
final class Locks implements AutoCloseable {

    private final DataSource database;
    private final Connection connection;

    private Locks(DataSource database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Takes all rows of that query, for the time until it is closed. */
    static Locks on(DataSource database, String query) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        Locks locks = new Locks(database, connection);
        locks.execute(query + " FOR UPDATE");
        return locks;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Returns when so many sessions wait for a lock. */
    void awaitWaiting(int sessions) {
        Awaitility.await(sessions + " sessions that wait")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting() >= sessions);
    }

    private int waiting() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
