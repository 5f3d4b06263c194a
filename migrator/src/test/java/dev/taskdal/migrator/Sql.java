package dev.taskdal.migrator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Short SQL for tests. */
final class Sql {

    private Sql() {}

    static void run(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** The first column, as text. */
    static List<String> list(DataSource dataSource, String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    /** Skips the test if the role isn't a superuser: some states of a server can't be made by others. */
    static void assumeSuperuser(DataSource dataSource) throws SQLException {
        assumeTrue(superuser(dataSource), "the role is not a superuser");
    }

    /** A role to switch to; none but a superuser is sure to have one. */
    static String anotherRole(DataSource dataSource) throws SQLException {
        return superuser(dataSource) ? "pg_monitor" : "NONE";
    }

    private static boolean superuser(DataSource dataSource) throws SQLException {
        return list(dataSource, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                .contains("t");
    }

    static List<String> columns(DataSource dataSource, String table) throws SQLException {
        return list(
                dataSource,
                "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('" + table
                        + "') AND attnum > 0 AND NOT attisdropped ORDER BY attname");
    }
}
