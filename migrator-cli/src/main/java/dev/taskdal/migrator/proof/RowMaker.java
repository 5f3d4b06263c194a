package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.proof.TableShape.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes up rows for tables that have none, parents first. Writes in the transaction of its connection. Not thread-safe. */
final class RowMaker {

    /** Two, so that a value which the scripts set for all rows shows. */
    private static final int ROWS = 2;

    private final Connection connection;
    private final Values values;
    private final Set<String> hopeless;
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** @param hopeless tables that aren't worth another try */
    RowMaker(Connection connection, Set<String> hopeless) {
        this.connection = connection;
        this.hopeless = hopeless;
        this.values = new Values(connection);
    }

    /** The tables for which no row could be made, and why. */
    Map<String, String> failures() {
        return failures;
    }

    /** @return whether there is a row now where there was none */
    boolean fillEmptyTables() throws SQLException {
        Map<String, TableShape> tables = ShapeReader.read(connection);
        Map<String, TableShape> empty = new TreeMap<>();
        for (TableShape table : tables.values()) {
            if (!hopeless.contains(table.name()) && isEmpty(table)) {
                empty.put(table.name(), table);
            }
        }
        boolean filled = false;
        boolean patient = true;
        while (!empty.isEmpty()) {
            Set<String> done = new LinkedHashSet<>();
            for (TableShape table : empty.values()) {
                if (patient && waits(table, empty, done)) {
                    continue;
                }
                // A trigger may have filled it meanwhile.
                if (!isEmpty(table) || fill(table, tables)) {
                    done.add(table.name());
                }
            }
            done.forEach(empty::remove);
            done.forEach(failures::remove);
            filled |= !done.isEmpty();
            if (done.isEmpty() && !patient) {
                break;
            }
            patient = !done.isEmpty();
        }
        return filled;
    }

    /** Whether it refers to another table that will get rows first. */
    private static boolean waits(TableShape table, Map<String, TableShape> empty, Set<String> done) {
        return table.foreignKeys().stream()
                .map(ForeignKey::parent)
                .anyMatch(
                        parent -> !parent.equals(table.name()) && empty.containsKey(parent) && !done.contains(parent));
    }

    private boolean fill(TableShape table, Map<String, TableShape> tables) throws SQLException {
        for (int row = 0; row < ROWS; row++) {
            try {
                // Both or none: what fails in between must not leave the table open to its owner.
                if (table.forcesRowSecurity()) {
                    execute("ALTER TABLE " + table.name() + " NO FORCE ROW LEVEL SECURITY");
                }
                new RowAttempt(connection, values, table, row).insert();
            } catch (NoRowException e) {
                if (row == 0) {
                    failures.put(table.name(), e.getMessage());
                    return false;
                }
            } finally {
                if (table.forcesRowSecurity()) {
                    execute("ALTER TABLE " + table.name() + " FORCE ROW LEVEL SECURITY");
                }
            }
        }
        return true;
    }

    private boolean isEmpty(TableShape table) throws SQLException {
        String only = " FROM ONLY ";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT" + only + table.name() + ")")) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
