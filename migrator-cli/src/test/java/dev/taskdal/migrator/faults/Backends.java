package dev.taskdal.migrator.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The sessions of a server. */
final class Backends {

    private Backends() {}

    static boolean isThere(Connection connection, int pid) throws SQLException {
        return count(connection, "pid = " + pid) > 0;
    }

    /** What a killed process has left running goes on until the server notices; then it is rolled back. */
    static void awaitSilence(Connection connection) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> count(
                                connection,
                                "datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'")
                        == 0);
    }

    private static int count(Connection connection, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE " + condition)) {
            row.next();
            return row.getInt(1);
        }
    }
}
