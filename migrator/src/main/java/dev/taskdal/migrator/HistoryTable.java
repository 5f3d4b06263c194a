package dev.taskdal.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's history table in one schema: written as Flyway writes it, so that it can be read by either. Not thread-safe, as
 * the connection it works on.
 */
final class HistoryTable {

    static final String NAME = "flyway_schema_history";

    private static final String COLUMNS =
            "installed_rank, version, description, type, script, checksum, installed_by," + " execution_time, success";
    private static final String NEXT_RANK = "(SELECT coalesce(max(installed_rank), 0) + 1 FROM %s)";

    private static final String OBJECTS = """
            SELECT name FROM (
              SELECT oid, 'pg_catalog.pg_class'::regclass AS class, relname AS name, relnamespace AS namespace
              FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
              UNION ALL
              SELECT oid, 'pg_catalog.pg_proc'::regclass, proname, pronamespace FROM pg_catalog.pg_proc
              UNION ALL
              SELECT oid, 'pg_catalog.pg_type'::regclass, typname, typnamespace
              FROM pg_catalog.pg_type WHERE typtype IN ('b', 'e', 'd', 'r') AND typcategory <> 'A'
            ) AS object
            WHERE namespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?) AND name <> ?
              AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = object.class AND d.objid = object.oid AND d.deptype IN ('e', 'i', 'a'))
            ORDER BY name LIMIT 3""";

    private final Connection connection;
    private final String schema;

    HistoryTable(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    String schema() {
        return schema;
    }

    /** With its schema, quoted as Flyway quotes it. */
    String name() {
        return '"' + schema.replace("\"", "\"\"") + "\".\"" + NAME + '"';
    }

    boolean exists() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, name());
            return bool(query);
        }
    }

    /** Creates it unless it's there. The caller commits. */
    void create() throws SQLException {
        if (!exists()) {
            for (String statement : definition(name())) {
                execute(statement);
            }
        }
    }

    /** The statements that create a history table of this name, as Flyway does. */
    static List<String> definition(String name) {
        return List.of("""
                CREATE TABLE %s (
                    installed_rank integer       NOT NULL,
                    version        varchar(50),
                    description    varchar(200)  NOT NULL,
                    type           varchar(20)   NOT NULL,
                    script         varchar(1000) NOT NULL,
                    checksum       integer,
                    installed_by   varchar(100)  NOT NULL,
                    installed_on   timestamp     NOT NULL DEFAULT now(),
                    execution_time integer       NOT NULL,
                    success        boolean       NOT NULL,
                    CONSTRAINT %s_pk PRIMARY KEY (installed_rank)
                )""".formatted(name, NAME), "CREATE INDEX %s_s_idx ON %s (success)".formatted(NAME, name));
    }

    /** The names of some objects of the schema that aren't an extension's; the history table itself doesn't count. */
    List<String> someObjects() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(OBJECTS)) {
            query.setString(1, schema);
            query.setString(2, NAME);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    /** All rows, oldest first; none if there is no table. */
    List<HistoryRow> rows() throws SQLException {
        List<HistoryRow> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT " + COLUMNS
                        + ", installed_on AT TIME ZONE current_setting('TimeZone') AS installed_at FROM " + name()
                        + " ORDER BY installed_rank")) {
            while (row.next()) {
                rows.add(new HistoryRow(
                        row.getInt("installed_rank"),
                        row.getString("version"),
                        row.getString("description"),
                        row.getString("type"),
                        row.getString("script"),
                        row.getObject("checksum", Integer.class),
                        row.getString("installed_by"),
                        row.getObject("installed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("execution_time"),
                        row.getBoolean("success")));
            }
        }
        return rows;
    }

    /** Records a migration. The caller commits. */
    void addApplied(Script script, long millis, boolean success) throws SQLException {
        add(
                script.version().toString(),
                script.migration().description(),
                HistoryRow.SQL,
                script.path(),
                script.checksum(),
                millis,
                success);
    }

    /** Records that what a row says is undone. The caller commits. */
    void addUndone(HistoryRow row, long millis, boolean success) throws SQLException {
        add(row.version(), row.description(), HistoryRow.DELETE, row.script(), row.checksum(), millis, success);
    }

    private void add(
            @Nullable String version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            long millis,
            boolean success)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name() + " (" + COLUMNS
                + ") VALUES (" + NEXT_RANK.formatted(name()) + ", ?, ?, ?, ?, ?, current_user, ?, ?)")) {
            insert.setString(1, version);
            insert.setString(2, description);
            insert.setString(3, type);
            insert.setString(4, script);
            insert.setObject(5, checksum);
            insert.setInt(6, (int) Math.min(millis, Integer.MAX_VALUE));
            insert.setBoolean(7, success);
            insert.executeUpdate();
        }
    }

    /** Turns the record of a script that had begun into one of a script that has run. The caller commits. */
    void complete(int rank, @Nullable Integer checksum, long millis) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + name()
                        + " SET success = true, checksum = ?, execution_time = ?, installed_on = now() WHERE installed_rank = ?")) {
            update.setObject(1, checksum);
            update.setInt(2, (int) Math.min(millis, Integer.MAX_VALUE));
            update.setInt(3, rank);
            update.executeUpdate();
        }
    }

    void remove(int rank) throws SQLException {
        execute("DELETE FROM " + name() + " WHERE installed_rank = " + rank);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** The comment on it. */
    Optional<String> comment() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT obj_description(to_regclass(?), 'pg_class')")) {
            query.setString(1, name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1));
            }
        }
    }

    private static boolean bool(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
