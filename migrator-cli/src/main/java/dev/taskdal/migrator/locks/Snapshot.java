package dev.taskdal.migrator.locks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The relations of a database, and what the transaction that looks has done with them so far. Immutable. Looking takes no lock on
 * them.
 *
 * @param relations tables, indexes, views and sequences, by oid
 * @param locks the strongest lock of the transaction on each that it has locked
 * @param lockTimeoutMillis how long it would wait for a lock; 0 for ever
 */
record Snapshot(
        Map<Long, Relation> relations,
        Map<ColumnId, Column> columns,
        Map<Long, Constraint> constraints,
        Map<Long, LockMode> locks,
        long lockTimeoutMillis) {

    /** Temporary and system relations, extensions' and the history of Flyway are nobody's business. */
    private static final String RELATIONS = """
            SELECT c.oid, format('%I.%I', n.nspname, c.relname), c.relkind, c.relfilenode, coalesce(x.indrelid, o.refobjid, 0),
                   pg_stat_get_xact_numscans(c.oid),
                   pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid),
                   c.reltuples::bigint, CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) ELSE 0 END
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_index x ON x.indexrelid = c.oid
              LEFT JOIN pg_depend o ON c.relkind = 'S' AND o.classid = 'pg_class'::regclass AND o.objid = c.oid
                    AND o.refclassid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
             WHERE c.relkind IN ('r', 'p', 'm', 'v', 'S', 'f', 'i', 'I') AND c.relpersistence <> 't'
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname !~ '^flyway_schema_history'
               AND NOT EXISTS (SELECT FROM pg_depend e
                                WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
             ORDER BY n.nspname, c.relname""";

    /** Functions are looked up by the numbers in the default's tree: pg_get_expr would lock its table. */
    private static final String COLUMNS = """
            SELECT a.attrelid, a.attnum, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.attnotnull,
                   a.attidentity <> '' OR a.attgenerated = 's' OR d.adbin::text ~ 'NEXTVALUEEXPR' OR EXISTS (
                     SELECT FROM regexp_matches(d.adbin::text, ':(?:funcid|opfuncid) (\\d+)', 'g') AS called (ids)
                       JOIN pg_proc p ON p.oid = called.ids[1]::oid WHERE p.provolatile = 'v') OR EXISTS (
                     SELECT FROM pg_constraint k WHERE k.contypid = a.atttypid AND k.contype IN ('c', 'n')),
                   'json'::regtype IN (a.atttypid, t.typbasetype, t.typelem)
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
              JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attrelid, a.attnum""";

    private static final String CONSTRAINTS = """
            SELECT k.oid, k.conrelid, quote_ident(k.conname), k.contype, k.convalidated, k.conindid, k.confrelid
              FROM pg_constraint k WHERE k.conrelid >= 16384 AND k.contype <> 'n' ORDER BY k.conrelid, k.conname""";

    private static final String LOCKS = """
            SELECT l.relation, l.mode FROM pg_locks l
             WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.relation >= 16384 AND l.granted""";

    /**
     * A relation.
     *
     * @param name with its schema, quoted where it has to be
     * @param kind as in {@code pg_class.relkind}
     * @param file another number after it was written anew; 0 if it has no file
     * @param table of an index or the sequence of a column, its table; else 0
     * @param scans how often this transaction has read it: a table from one end to the other, an index in any way
     * @param changed how many rows this transaction has updated or deleted
     * @param rows how many rows it has, as of the last ANALYZE
     * @param bytes how large it is; 0 but for tables and materialized views
     */
    record Relation(
            long oid, String name, char kind, long file, long table, long scans, long changed, long rows, long bytes) {

        boolean isIndex() {
            return kind == 'i' || kind == 'I';
        }
    }

    /** A column, dropped ones excepted: their numbers are never used again. */
    record ColumnId(long table, int number) {}

    /**
     * What a column is like.
     *
     * @param computed whether each row gets a value of its own when it is added, or a domain's check has to be asked
     */
    record Column(String name, String type, boolean notNull, boolean computed, boolean json) {}

    /**
     * A constraint of a table, NOT NULL excepted, which is in the column.
     *
     * @param type as in {@code pg_constraint.contype}
     * @param index the index that it relies on, or 0
     * @param parent the table that it refers to, or 0
     */
    record Constraint(long oid, long table, String name, char type, boolean valid, long index, long parent) {}

    /** Looks, on the connection and in the transaction that did it. */
    static Snapshot of(Connection connection) throws SQLException {
        Map<Long, Relation> relations = new LinkedHashMap<>();
        Map<ColumnId, Column> columns = new LinkedHashMap<>();
        Map<Long, Constraint> constraints = new LinkedHashMap<>();
        Map<Long, LockMode> locks = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            // First, since a view of the statistics or a trigger could hardly add to them, but who knows.
            try (ResultSet row = statement.executeQuery(LOCKS)) {
                while (row.next()) {
                    Optional<LockMode> mode = LockMode.of(row.getString(2));
                    if (mode.isPresent()) {
                        locks.merge(row.getLong(1), mode.get(), Snapshot::stronger);
                    }
                }
            }
            try (ResultSet row = statement.executeQuery(RELATIONS)) {
                while (row.next()) {
                    relations.put(row.getLong(1), relation(row));
                }
            }
            try (ResultSet row = statement.executeQuery(COLUMNS)) {
                while (row.next()) {
                    columns.put(
                            new ColumnId(row.getLong(1), row.getInt(2)),
                            new Column(
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBoolean(5),
                                    row.getBoolean(6),
                                    row.getBoolean(7)));
                }
            }
            try (ResultSet row = statement.executeQuery(CONSTRAINTS)) {
                while (row.next()) {
                    constraints.put(row.getLong(1), constraint(row));
                }
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT setting FROM pg_settings WHERE name = 'lock_timeout'")) {
                row.next();
                return new Snapshot(relations, columns, constraints, locks, row.getLong(1));
            }
        }
    }

    private static Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                row.getLong(1),
                row.getString(2),
                row.getString(3).charAt(0),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4).charAt(0),
                row.getBoolean(5),
                row.getLong(6),
                row.getLong(7));
    }

    static LockMode stronger(LockMode one, LockMode other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The same with locks that somebody else has seen. */
    Snapshot withLocks(Map<Long, LockMode> seen) {
        return new Snapshot(relations, columns, constraints, Map.copyOf(seen), lockTimeoutMillis);
    }

    @Nullable
    Relation relation(long oid) {
        return relations.get(oid);
    }

    Optional<LockMode> lock(long oid) {
        return Optional.ofNullable(locks.get(oid));
    }

    List<Relation> indexesOf(long table) {
        return relations.values().stream().filter(one -> one.table() == table).toList();
    }
}
