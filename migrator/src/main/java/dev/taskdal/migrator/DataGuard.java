package dev.taskdal.migrator;

import dev.taskdal.migrator.TableSnapshot.Column;
import dev.taskdal.migrator.TableSnapshot.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what data an undo script discards, by comparing the tables before and after it, in its transaction. The script is tried
 * first; what it dropped or changed is counted after the trial was rolled back. Values that it changes are counted by
 * comparing how often each occurs before and after, for which it runs again.
 */
final class DataGuard {

    private static final String HASHES = "taskdal_hash";

    private final Connection connection;
    private final String historySchema;
    private final TableSnapshot before;
    private final String rowSecurity;

    private DataGuard(Connection connection, String historySchema) throws SQLException {
        this.connection = connection;
        this.historySchema = historySchema;
        this.before = TableSnapshot.of(connection, historySchema);
        this.rowSecurity = text("SELECT current_setting('row_security')");
    }

    /** Looks at the tables as they are now. */
    static DataGuard of(Connection connection, String historySchema) throws SQLException {
        return new DataGuard(connection, historySchema);
    }

    /** A column that is there before and after. */
    record Kept(Table table, Column column, Table tableAfter, Column columnAfter) {}

    /**
     * What the trial did.
     *
     * @param remainingRows tables that may have fewer rows now, and how many they have
     * @param rewritten columns whose values may be others now, with what sums them up in the trial
     */
    record Changes(
            List<Table> droppedTables,
            Map<Table, List<Column>> droppedColumns,
            Map<Table, Long> deletedRows,
            Map<Table, Long> remainingRows,
            Map<Kept, String> rewritten) {

        boolean isEmpty() {
            return droppedTables.isEmpty() && droppedColumns.isEmpty() && deletedRows.isEmpty() && rewritten.isEmpty();
        }
    }

    /** Compares with how it is after the trial. */
    Changes changes() throws SQLException {
        TableSnapshot after = TableSnapshot.of(connection, historySchema);
        Changes changes = new Changes(
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        showAllRows(true);
        for (Table table : before.tables()) {
            Optional<Table> same = after.byOid(table.oid());
            Optional<Table> now = same.or(() -> after.byName(table.name()));
            if (now.isEmpty()) {
                changes.droppedTables().add(table);
                continue;
            }
            long deleted = same.map(one -> one.deleted() - table.deleted()).orElse(0L);
            if (deleted > 0) {
                changes.deletedRows().put(table, deleted);
            }
            boolean touched = same.isEmpty()
                    || same.get().updated() > table.updated()
                    || same.get().file() != table.file();
            if (touched && deleted == 0) {
                changes.remainingRows().put(table, count(now.get(), "true"));
            }
            compareColumns(table, now.get(), same.isPresent(), touched && deleted == 0, changes);
        }
        showAllRows(false);
        return changes;
    }

    private void compareColumns(Table table, Table now, boolean same, boolean touched, Changes changes)
            throws SQLException {
        for (Column column : table.columns()) {
            if (column.generated()) {
                continue;
            }
            Optional<Column> byNumber = same ? now.byNumber(column.number()) : Optional.empty();
            Optional<Column> kept = byNumber.or(() -> now.byName(column.name()));
            if (kept.isEmpty()) {
                changes.droppedColumns()
                        .computeIfAbsent(table, any -> new ArrayList<>())
                        .add(column);
            } else if (touched || byNumber.isEmpty()) {
                Kept pair = new Kept(table, column, now, kept.get());
                changes.rewritten().put(pair, digest(now, value(pair)));
            }
        }
    }

    /**
     * Counts what the trial dropped or deleted, now that it is rolled back. Locks the tables concerned against writers, so that
     * the counts still hold when the script runs again.
     */
    List<LostData> count(Script script, Changes changes) throws SQLException {
        List<LostData> lost = new ArrayList<>();
        showAllRows(true);
        for (Table table : changes.droppedTables()) {
            lock(table);
            add(lost, script, table.name(), count(table, "true"), "rows");
        }
        for (Map.Entry<Table, List<Column>> columns : changes.droppedColumns().entrySet()) {
            Table table = columns.getKey();
            lock(table);
            for (Column column : columns.getValue()) {
                String constant = column.constantDefault();
                String counted = constant == null
                        ? column.name() + " IS NOT NULL"
                        : column.name() + "::text IS DISTINCT FROM (" + constant + ")::text";
                String what = constant == null ? "values that are not null" : "values that differ from the default";
                add(lost, script, table.name() + "." + column.name(), count(table, counted), what);
            }
        }
        for (Map.Entry<Table, Long> remaining : changes.remainingRows().entrySet()) {
            lock(remaining.getKey());
            long gone = count(remaining.getKey(), "true") - remaining.getValue();
            add(lost, script, remaining.getKey().name(), gone, "rows that it deletes");
        }
        changes.deletedRows().forEach((table, rows) -> add(lost, script, table.name(), rows, "rows that it deletes"));
        if (lost.isEmpty()) {
            rememberValues(changes);
        }
        showAllRows(false);
        return lost;
    }

    /** Keeps how often each value occurs, where the trial has shown other values. */
    private void rememberValues(Changes changes) throws SQLException {
        int number = 0;
        for (Map.Entry<Kept, String> rewritten : changes.rewritten().entrySet()) {
            Kept kept = rewritten.getKey();
            lock(kept.table());
            String value = kept.column().name() + "::text";
            if (!digest(kept.table(), value).equals(rewritten.getValue())) {
                execute("CREATE TEMPORARY TABLE " + HASHES + number + " ON COMMIT DROP AS"
                        + counted(kept.table(), value));
            }
            number++;
        }
    }

    /** Counts the values that are no longer there once the script has run for good. */
    List<LostData> recount(Script script, Changes changes) throws SQLException {
        List<LostData> lost = new ArrayList<>();
        showAllRows(true);
        int number = 0;
        for (Kept kept : changes.rewritten().keySet()) {
            String hashes = "pg_temp." + HASHES + number++;
            if (Boolean.parseBoolean(text("SELECT (to_regclass('" + hashes + "') IS NOT NULL)::text"))) {
                long gone = number("SELECT coalesce(sum(greatest(b.n - coalesce(a.n, 0), 0)), 0) FROM " + hashes
                        + " AS b LEFT JOIN (" + counted(kept.tableAfter(), value(kept)) + ") AS a USING (hash)");
                String object = kept.table().name() + "." + kept.column().name();
                add(lost, script, object, gone, "values that it changes");
                execute("DROP TABLE " + hashes);
            }
        }
        showAllRows(false);
        return lost;
    }

    /** A policy that hides rows must not make them look lost to nobody: the server refuses to count then. */
    private void showAllRows(boolean all) throws SQLException {
        execute("SET LOCAL row_security = " + (all ? "off" : rowSecurity));
    }

    /** The value as it was: in its former type, if there still is one and a way back to it. */
    private String value(Kept kept) throws SQLException {
        String now = kept.columnAfter().name();
        if (kept.columnAfter().type().equals(kept.column().type())) {
            return now + "::text";
        }
        String back = "(" + now + "::" + kept.column().type() + ")::text";
        Savepoint savepoint = connection.setSavepoint();
        try {
            digest(kept.tableAfter(), back);
            connection.releaseSavepoint(savepoint);
            return back;
        } catch (SQLException e) {
            connection.rollback(savepoint);
            return now + "::text";
        }
    }

    /** How many values there are, and what they sum up to. */
    private String digest(Table table, String value) throws SQLException {
        return text("SELECT count(" + value + ") || ' ' || coalesce(sum(" + hash(value) + "::numeric), 0) FROM ONLY "
                + table.name());
    }

    private static String counted(Table table, String value) {
        return " SELECT " + hash(value) + " AS hash, count(*) AS n FROM ONLY " + table.name() + " WHERE " + value
                + " IS NOT NULL GROUP BY 1";
    }

    private static String hash(String value) {
        return "hashtextextended(" + value + " COLLATE \"C\", 0)";
    }

    private static void add(List<LostData> lost, Script script, String object, long rows, String what) {
        if (rows > 0) {
            lost.add(new LostData(script.name(), object, rows, what));
        }
    }

    /** Against writers; readers go on. */
    private void lock(Table table) throws SQLException {
        execute("LOCK TABLE ONLY " + table.name() + " IN SHARE ROW EXCLUSIVE MODE");
    }

    private long count(Table table, String condition) throws SQLException {
        return number("SELECT count(*) FROM ONLY " + table.name() + " WHERE " + condition);
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
