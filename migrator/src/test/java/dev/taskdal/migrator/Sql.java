package dev.taskdal.migrator;

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

    static List<String> columns(DataSource dataSource, String table) throws SQLException {
        return list(
                dataSource,
                "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('" + table
                        + "') AND attnum > 0 AND NOT attisdropped ORDER BY attname");
    }
}
