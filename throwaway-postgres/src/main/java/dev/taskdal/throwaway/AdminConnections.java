package dev.taskdal.throwaway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sessions that create and drop databases. They are kept, since connecting takes longer than the work itself. */
final class AdminConnections implements AutoCloseable {
    private final Access access;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    AdminConnections(Access access) {
        this.access = access;
    }

    void execute(String... statements) throws SQLException {
        var connection = take();
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } finally {
            putBack(connection);
        }
    }

    /** The first column of all rows, nulls as "null". */
    List<String> query(String sql) throws SQLException {
        var connection = take();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } finally {
            putBack(connection);
        }
    }

    private Connection take() throws SQLException {
        var connection = idle.poll();
        return connection != null ? connection : access.connect();
    }

    private void putBack(Connection connection) throws SQLException {
        // The driver closes a connection whose session has ended.
        if (!connection.isClosed()) {
            idle.add(connection);
        }
    }

    @Override
    public void close() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                // The server may be gone already, and then so is the session.
            }
        }
    }
}
