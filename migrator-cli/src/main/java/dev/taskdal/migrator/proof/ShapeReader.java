package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.proof.TableShape.Column;
import dev.taskdal.migrator.proof.TableShape.ForeignKey;
import dev.taskdal.migrator.proof.TableShape.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads which tables may have rows, and what these have to be like. */
final class ShapeReader {

    /** A partitioned table without a partition can't have any. */
    private static final String TABLES = """
            SELECT c.oid, format('%I.%I', n.nspname, c.relname), c.relforcerowsecurity
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE (c.relkind = 'r' OR c.relkind = 'p' AND EXISTS (
                       SELECT FROM pg_partition_tree(c.oid) p JOIN pg_class l ON l.oid = p.relid AND l.relkind = 'r'))
               AND NOT c.relispartition
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname <> 'flyway_schema_history'
               AND NOT EXISTS (SELECT FROM pg_depend e
                                WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')""";

    private static final String COLUMNS = """
            SELECT a.attrelid, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.atttypid, NOT a.attnotnull,
                   a.attidentity <> '' OR a.atthasdef OR t.typdefault IS NOT NULL,
                   a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid), '') ~ '^nextval[(]'
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
              JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.oid >= 16384
             ORDER BY a.attrelid, a.attnum""";

    private static final String FOREIGN_KEYS = """
            SELECT k.conrelid, k.conname,
                   ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.conkey) WITH ORDINALITY u (num, place)
                           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.place),
                   (SELECT format('%I.%I', n.nspname, c.relname)
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = k.confrelid),
                   ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.confkey) WITH ORDINALITY u (num, place)
                           JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.place)
              FROM pg_constraint k
             WHERE k.contype = 'f' AND k.conparentid = 0
             ORDER BY k.conname""";

    /** The server names an index where a unique constraint is broken, and the constraint has the name of its index. */
    private static final String RULES = """
            SELECT k.conrelid, k.conname,
                   ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute a
                          WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) ORDER BY a.attnum),
                   CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
                   pg_get_constraintdef(k.oid)
              FROM pg_constraint k
             WHERE k.contype IN ('c', 'p', 'u', 'x') AND k.conrelid >= 16384
             UNION ALL
            SELECT x.indrelid, c.relname,
                   ARRAY(SELECT quote_ident(a.attname)
                           FROM pg_attribute a
                          WHERE a.attrelid = x.indrelid AND EXISTS (
                                SELECT FROM pg_depend d
                                 WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                   AND d.refclassid = 'pg_class'::regclass AND d.refobjid = x.indrelid
                                   AND d.refobjsubid = a.attnum)
                          ORDER BY a.attnum),
                   NULL, pg_get_indexdef(c.oid)
              FROM pg_index x
              JOIN pg_class c ON c.oid = x.indexrelid
             WHERE x.indisunique AND x.indrelid >= 16384
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.conrelid = x.indrelid)
             UNION ALL
            SELECT p.partrelid, '',
                   ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute a
                          WHERE a.attrelid = p.partrelid AND a.attnum = ANY (p.partattrs::smallint[])),
                   NULL,
                   (SELECT string_agg(pg_get_expr(c.relpartbound, c.oid), ' ')
                      FROM pg_partition_tree(p.partrelid) t JOIN pg_class c ON c.oid = t.relid)
              FROM pg_partitioned_table p""";

    private ShapeReader() {}

    /** The tables by name. */
    static Map<String, TableShape> read(Connection connection) throws SQLException {
        Map<Long, TableShape> byOid = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    byOid.put(
                            row.getLong(1),
                            new TableShape(
                                    row.getString(2),
                                    row.getBoolean(3),
                                    new ArrayList<>(),
                                    new ArrayList<>(),
                                    new ArrayList<>()));
                }
            }
            each(
                    statement,
                    COLUMNS,
                    byOid,
                    (table, row) -> table.columns()
                            .add(new Column(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getLong(4),
                                    row.getBoolean(5),
                                    row.getBoolean(6),
                                    row.getBoolean(7))));
            each(
                    statement,
                    FOREIGN_KEYS,
                    byOid,
                    (table, row) -> table.foreignKeys()
                            .add(new ForeignKey(row.getString(2), names(row, 3), row.getString(4), names(row, 5))));
            each(
                    statement,
                    RULES,
                    byOid,
                    (table, row) -> table.rules()
                            .add(new Rule(row.getString(2), names(row, 3), row.getString(4), row.getString(5))));
        }
        Map<String, TableShape> byName = new TreeMap<>();
        byOid.values().forEach(table -> byName.put(table.name(), table));
        return byName;
    }

    @FunctionalInterface
    private interface Part {
        void add(TableShape table, ResultSet row) throws SQLException;
    }

    private static void each(Statement statement, String query, Map<Long, TableShape> tables, Part part)
            throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                TableShape table = tables.get(row.getLong(1));
                if (table != null) {
                    part.add(table, row);
                }
            }
        }
    }

    private static List<String> names(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
