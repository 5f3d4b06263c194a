package dev.taskdal.migrator.catalog;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The one query that reads a catalog, and the settings under which it gives the same text whoever asks. */
final class CatalogQuery {

    private static final String SETTINGS = """
            SELECT set_config(name, value, true)
              FROM (VALUES ('search_path', ''), ('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'),
                           ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('lc_monetary', 'C'),
                           ('quote_all_identifiers', 'off'), ('jit', 'off')) s (name, value)
            """;

    private static final String QUERY = text("query")
            .replace(
                    "/* selects */",
                    Stream.of(
                                    "schema",
                                    "extension",
                                    "relation",
                                    "column",
                                    "constraint",
                                    "index",
                                    "sequence",
                                    "type",
                                    "function",
                                    "trigger",
                                    "rule",
                                    "policy",
                                    "statistics",
                                    "operator",
                                    "language",
                                    "text",
                                    "foreign",
                                    "publication",
                                    "comment",
                                    "owner",
                                    "privilege",
                                    "database")
                            .map(CatalogQuery::text)
                            .collect(joining("\nUNION ALL\n")));

    /**
     * Planning it takes longer than running it: a session that asks twice keeps the plan. Not the driver's prepared statement, since the
     * driver forgets them all when it hears of another search path, as it does from PostgreSQL 18 on. Another version of this class may
     * have used the session.
     */
    private static final String NAME = "taskdal_catalog_" + Integer.toHexString(QUERY.hashCode());

    private CatalogQuery() {}

    /** Leaves the connection's settings and its transaction, if there is one, as they were. */
    static List<CatalogObject> read(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
            try {
                return readWith(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        Savepoint before = connection.setSavepoint();
        try {
            return readWith(connection);
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private static List<CatalogObject> readWith(Connection connection) throws SQLException {
        List<CatalogObject> objects = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(SETTINGS);
            if (!isPrepared(statement)) {
                statement.execute("PREPARE " + NAME + " AS " + QUERY);
            }
            try (ResultSet rows = statement.executeQuery("EXECUTE " + NAME)) {
                while (rows.next()) {
                    objects.add(new CatalogObject(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            CatalogObject.Comparison.of(rows.getString(4))));
                }
            }
        }
        return objects;
    }

    private static boolean isPrepared(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT count(*) FROM pg_prepared_statements WHERE name = '" + NAME + "'")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private static String text(String name) {
        try (InputStream file = CatalogQuery.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException(name + ".sql is missing beside " + CatalogQuery.class.getName() + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
