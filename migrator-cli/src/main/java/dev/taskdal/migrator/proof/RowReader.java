package dev.taskdal.migrator.proof;

import static java.util.stream.Collectors.joining;

import dev.taskdal.migrator.proof.TableRows.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads all rows of a database, but for those of extensions and of the history. */
final class RowReader {

    /** Text is the same then whoever reads it, and whatever the database is set to. */
    private static final String SETTINGS = """
            SELECT set_config(name, value, true)
              FROM (VALUES ('search_path', ''), ('TimeZone', 'UTC'), ('IntervalStyle', 'postgres'), ('bytea_output', 'hex'),
                           ('extra_float_digits', '1'), ('lc_monetary', 'C')) s (name, value)""";

    /** Partitions show in the tables that they are of, generated columns in those that they are generated from. How many zeros a number ends with is no part of its value. */
    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname), c.relkind,
                   c.relforcerowsecurity AND NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user),
                   array_agg(quote_ident(a.attname) ORDER BY a.attnum),
                   array_agg(CASE WHEN a.atttypid = 'numeric'::regtype THEN format('trim_scale(%I)::text', a.attname)
                                  ELSE format('%I::text', a.attname) END ORDER BY a.attnum),
                   array_agg(a.attidentity = '' AND t.typcategory NOT IN ('D', 'T') AND a.atttypid <> 'uuid'::regtype
                             AND coalesce(pg_get_expr(d.adbin, d.adrelid), '') !~ '[(]' ORDER BY a.attnum),
                   coalesce(array_agg(quote_ident(a.attname)) FILTER (WHERE a.attnum = ANY (k.conkey)), '{}')
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
              LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
             WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname <> 'flyway_schema_history'
               AND NOT EXISTS (SELECT FROM pg_depend e
                                WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
             GROUP BY c.oid, n.nspname""";

    private RowReader() {}

    /** The rows, by table. To be rolled back afterwards: it changes what keeps the owner from seeing rows. */
    static Map<String, TableRows> read(Connection connection) throws SQLException {
        Map<String, TableRows> filled = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            for (Empty table : tables(statement)) {
                if (table.hidesRows()) {
                    statement.execute("ALTER TABLE " + table.rows().name() + " NO FORCE ROW LEVEL SECURITY");
                }
                filled.put(table.rows().name(), withRows(statement, table));
            }
        }
        return filled;
    }

    private record Empty(TableRows rows, boolean partitioned, boolean hidesRows) {}

    private static List<Empty> tables(Statement statement) throws SQLException {
        List<Empty> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                String[] names = array(row, 4, String[].class);
                String[] expressions = array(row, 5, String[].class);
                Boolean[] steady = array(row, 6, Boolean[].class);
                List<Column> columns = new ArrayList<>();
                for (int i = 0; i < names.length; i++) {
                    columns.add(new Column(names[i], expressions[i], steady[i]));
                }
                TableRows empty =
                        new TableRows(row.getString(1), columns, Set.of(array(row, 7, String[].class)), List.of());
                tables.add(new Empty(empty, row.getString(2).equals("p"), row.getBoolean(3)));
            }
        }
        return tables;
    }

    private static TableRows withRows(Statement statement, Empty table) throws SQLException {
        TableRows empty = table.rows();
        List<List<@Nullable String>> rows = new ArrayList<>();
        String columns = empty.columns().stream().map(Column::expression).collect(joining(", "));
        // What inherits from a table is a table of its own, and a partition is not.
        String from = table.partitioned() ? " FROM " : " FROM ONLY ";
        try (ResultSet row = statement.executeQuery("SELECT " + columns + from + empty.name())) {
            int width = empty.columns().size();
            while (row.next()) {
                @Nullable String[] values = new String[width];
                for (int i = 0; i < width; i++) {
                    values[i] = row.getString(i + 1);
                }
                rows.add(Arrays.asList(values));
            }
        }
        return new TableRows(empty.name(), empty.columns(), empty.key(), rows);
    }

    private static <T> T array(ResultSet row, int column, Class<T> type) throws SQLException {
        return type.cast(row.getArray(column).getArray());
    }
}
