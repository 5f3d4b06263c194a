package dev.taskdal.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables that hold rows, in all schemas, as a transaction sees them at one moment. Immutable. */
final class TableSnapshot {

    private static final String TABLES = """
            SELECT c.oid, format('%I.%I', n.nspname, c.relname), c.relfilenode,
              pg_stat_get_xact_tuples_deleted(c.oid), pg_stat_get_xact_tuples_updated(c.oid)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
              AND NOT (n.nspname = ? AND c.relname = ?)
              AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname""";

    /** A default counts as constant if it calls immutable functions at most. */
    private static final String COLUMNS = """
            SELECT a.attrelid, a.attnum, format('%I', a.attname), format_type(a.atttypid, a.atttypmod),
              a.attgenerated <> '' AS generated,
              CASE WHEN a.attidentity = '' AND d.adbin::text !~ 'SQLVALUEFUNCTION|NEXTVALUEEXPR|SUBLINK' AND NOT EXISTS (
                SELECT FROM regexp_matches(d.adbin::text, ':(?:funcid|opfuncid) (\\d+)', 'g') AS called (ids)
                JOIN pg_catalog.pg_proc p ON p.oid = called.ids[1]::oid WHERE p.provolatile <> 'i')
              THEN pg_get_expr(d.adbin, d.adrelid) END AS constant
            FROM pg_catalog.pg_attribute a
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum""";

    private final Map<Long, Table> tables;

    private TableSnapshot(Map<Long, Table> tables) {
        this.tables = tables;
    }

    /**
     * A table.
     *
     * @param name with its schema, quoted where it has to be
     * @param file another one after it was rewritten or truncated
     * @param deleted how many rows this transaction has deleted so far, rolled back or not
     * @param updated how many rows this transaction has updated so far
     */
    record Table(long oid, String name, long file, long deleted, long updated, List<Column> columns) {

        Optional<Column> byNumber(int number) {
            return columns.stream().filter(one -> one.number() == number).findFirst();
        }

        Optional<Column> byName(String name) {
            return columns.stream().filter(one -> one.name().equals(name)).findFirst();
        }
    }

    /**
     * A column.
     *
     * @param name quoted where it has to be
     * @param generated whether its value follows from the others
     * @param constantDefault its default; null if it has none, or one that differs from row to row
     */
    record Column(
            int number,
            String name,
            String type,
            boolean generated,
            @Nullable String constantDefault) {}

    static TableSnapshot of(Connection connection, String historySchema) throws SQLException {
        Map<Long, Table> tables = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES)) {
            query.setString(1, historySchema);
            query.setString(2, HistoryTable.NAME);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Table table = new Table(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            new ArrayList<>());
                    tables.put(table.oid(), table);
                }
            }
        }
        try (PreparedStatement query = connection.prepareStatement(COLUMNS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Table table = tables.get(row.getLong(1));
                if (table != null) {
                    table.columns()
                            .add(new Column(
                                    row.getInt(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBoolean(5),
                                    row.getString(6)));
                }
            }
        }
        return new TableSnapshot(tables);
    }

    Iterable<Table> tables() {
        return tables.values();
    }

    Optional<Table> byOid(long oid) {
        return Optional.ofNullable(tables.get(oid));
    }

    Optional<Table> byName(String name) {
        return tables.values().stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
