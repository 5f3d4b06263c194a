package dev.taskdal.migrator.draft;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names that the server makes up for NOT NULL, from PostgreSQL 18 on. They are never compared, but pgCodeKeeper compares them,
 * and a renamed column or table keeps those of its old name.
 */
final class NotNullNames {

    private static final String QUERY = """
            SELECT format('%I.%I', n.nspname, c.relname), quote_ident(a.attname), quote_ident(k.conname)
              FROM pg_constraint k
              JOIN pg_class c ON c.oid = k.conrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
             WHERE k.contype = 'n' AND k.coninhcount = 0 AND k.conname ~ '_not_null[0-9]*$'
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'""";

    private NotNullNames() {}

    /** Renames those of one database to those of another. */
    static void adopt(Connection connection, Connection other) throws SQLException {
        Map<String, String> wanted = names(other);
        List<String> statements = new ArrayList<>();
        names(connection).forEach((column, name) -> {
            String now = wanted.getOrDefault(column, name);
            if (!now.equals(name)) {
                statements.add("ALTER TABLE " + column.substring(0, column.indexOf(' ')) + " RENAME CONSTRAINT " + name
                        + " TO " + now);
            }
        });
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Map<String, String> names(Connection connection) throws SQLException {
        Map<String, String> names = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                names.put(rows.getString(1) + " " + rows.getString(2), rows.getString(3));
            }
        }
        return names;
    }
}
