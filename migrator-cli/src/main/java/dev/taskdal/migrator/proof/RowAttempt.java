package dev.taskdal.migrator.proof;

import static java.util.stream.Collectors.joining;

import dev.taskdal.migrator.proof.TableShape.Column;
import dev.taskdal.migrator.proof.TableShape.ForeignKey;
import dev.taskdal.migrator.proof.TableShape.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Inserts one row by trying. The server says which rule a row breaks; then the columns of that rule get other values, in all
 * combinations, until the row gets in. Columns that no rule complains of keep what they have. Used once.
 */
final class RowAttempt {

    private static final int MOST_TRIES = 4000;
    private static final int MOST_BLIND_TRIES = 30;
    private static final int MOST_PARENTS = 20;

    private final Connection connection;
    private final Values values;
    private final TableShape table;
    private final int row;
    private final List<Slot> slots = new ArrayList<>();
    private final Set<Slot> blamed = new LinkedHashSet<>();
    private final Set<String> narrowed = new HashSet<>();
    private int blind;

    RowAttempt(Connection connection, Values values, TableShape table, int row) {
        this.connection = connection;
        this.values = values;
        this.table = table;
        this.row = row;
    }

    /** @throws NoRowException if none gets in */
    void insert() throws SQLException, NoRowException {
        makeSlots();
        String reason = "two of its foreign keys have a column in common, and no row that both can refer to";
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Map<String, String>> assigned = assigned();
            boolean moved = false;
            if (assigned.isPresent()) {
                Optional<PSQLException> refused = tried(insertion(assigned.get()));
                if (refused.isEmpty()) {
                    return;
                }
                reason = refused.get().getMessage();
                moved = blame(refused.get());
            }
            if (!moved && !nextCombination()) {
                break;
            }
        }
        throw new NoRowException(reason);
    }

    private void makeSlots() throws SQLException, NoRowException {
        Set<String> taken = new LinkedHashSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            List<List<String>> parents = parents(key);
            boolean optional = key.columns().stream().allMatch(this::optional);
            if (optional) {
                parents.add(key.columns().stream().map(column -> "NULL").toList());
            }
            if (parents.isEmpty() && key.parent().equals(table.name())) {
                continue; // The first row refers to itself, if to anything.
            }
            if (parents.isEmpty()) {
                throw new NoRowException(
                        "it refers to table " + key.parent() + ", which has no row (" + key.name() + ")");
            }
            slots.add(new Slot(key.columns(), parents, row));
            taken.addAll(key.columns());
        }
        for (Column column : table.columns()) {
            if (!taken.contains(column.name()) && !column.counted()) {
                slots.add(new Slot(List.of(column.name()), choices(column), row));
            }
        }
    }

    private boolean optional(String column) {
        return table.columns().stream().anyMatch(one -> one.name().equals(column) && one.optional());
    }

    private List<List<String>> choices(Column column) throws SQLException {
        String hints = table.rules().stream()
                .filter(rule -> rule.columns().contains(column.name()))
                .map(Rule::hints)
                .collect(joining(" "));
        List<List<String>> choices = new ArrayList<>();
        values.of(column.typeOid(), column.type(), hints).forEach(value -> choices.add(List.of(value)));
        if (column.optional()) {
            choices.add(List.of("NULL"));
        }
        if (column.hasDefault()) {
            choices.add(List.of("DEFAULT"));
        }
        return choices;
    }

    private List<List<String>> parents(ForeignKey key) throws SQLException {
        List<List<String>> parents = new ArrayList<>();
        String columns = key.parentColumns().stream()
                .map(column -> "quote_nullable(" + column + ")")
                .collect(joining(", "));
        String present = key.parentColumns().stream()
                .map(column -> column + " IS NOT NULL")
                .collect(joining(" AND "));
        String order = String.join(", ", key.parentColumns());
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT " + columns + " FROM " + key.parent() + " WHERE "
                        + present + " ORDER BY " + order + " LIMIT " + MOST_PARENTS)) {
            while (found.next()) {
                List<String> parent = new ArrayList<>();
                for (int i = 1; i <= key.parentColumns().size(); i++) {
                    parent.add(found.getString(i));
                }
                parents.add(parent);
            }
        }
        return parents;
    }

    /** The value of each column; empty if two foreign keys want different ones of a column that they share. */
    private Optional<Map<String, String>> assigned() {
        Map<String, String> assigned = new LinkedHashMap<>();
        for (Slot slot : slots) {
            List<String> choice = slot.choice();
            for (int i = 0; i < choice.size(); i++) {
                String before = assigned.putIfAbsent(slot.columns().get(i), choice.get(i));
                if (before != null && !before.equals(choice.get(i))) {
                    slots.stream()
                            .filter(one -> one.columns().stream().anyMatch(slot.columns()::contains))
                            .forEach(blamed::add);
                    return Optional.empty();
                }
            }
        }
        return Optional.of(assigned);
    }

    private String insertion(Map<String, String> assigned) {
        if (assigned.isEmpty()) {
            return "INSERT INTO " + table.name() + " DEFAULT VALUES";
        }
        List<String> columns = List.copyOf(assigned.keySet());
        return "INSERT INTO " + table.name() + " (" + String.join(", ", columns) + ") VALUES ("
                + columns.stream().map(assigned::get).collect(joining(", ")) + ")";
    }

    /** Runs a statement. If the server refuses it, nothing of it is left. */
    private Optional<PSQLException> tried(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.releaseSavepoint(before);
            return Optional.empty();
        } catch (PSQLException e) {
            connection.rollback(before);
            return Optional.of(e);
        }
    }

    private boolean nextCombination() {
        if (blamed.isEmpty()) {
            slots.forEach(Slot::advance);
            return ++blind < MOST_BLIND_TRIES;
        }
        return blamed.stream().anyMatch(Slot::advance);
    }

    /** Finds out which columns to vary. @return whether there is another combination already, with what is worth trying */
    private boolean blame(PSQLException refused) throws SQLException {
        ServerErrorMessage message = refused.getServerErrorMessage();
        String state = String.valueOf(refused.getSQLState());
        String name = message == null || message.getConstraint() == null ? "" : message.getConstraint();
        if (state.startsWith("22") || message != null && message.getDatatype() != null) {
            return narrowToCastable();
        }
        if (!state.startsWith("23")) {
            return false;
        }
        Optional<ForeignKey> key = table.foreignKey(name);
        if (key.isPresent()) {
            blame(slots(key.get().columns()));
            if (key.get().parent().equals(table.name())) {
                blame(slots(key.get().parentColumns()));
            }
            return false;
        }
        Optional<Rule> rule = table.rule(name);
        if (rule.isPresent()) {
            List<Slot> culprits = slots(rule.get().columns());
            boolean moved = culprits.size() == 1 && narrow(culprits.get(0), rule.get());
            blame(culprits);
            return moved;
        }
        if (message != null && message.getColumn() != null) {
            blame(slots(List.of(message.getColumn(), "\"" + message.getColumn().replace("\"", "\"\"") + "\"")));
        }
        return false;
    }

    private void blame(List<Slot> culprits) {
        if (blamed.addAll(culprits)) {
            blamed.forEach(Slot::rewind);
        }
    }

    private List<Slot> slots(List<String> columns) {
        return slots.stream()
                .filter(slot -> slot.columns().stream().anyMatch(columns::contains))
                .toList();
    }

    /** Leaves only what a check on a single column lets through. */
    private boolean narrow(Slot slot, Rule rule) throws SQLException {
        if (rule.check() == null || slot.columns().size() > 1 || !narrowed.add(rule.name())) {
            return false;
        }
        List<List<String>> allowed = new ArrayList<>();
        for (List<String> choice : slot.choices()) {
            if (choice.get(0).equals("DEFAULT")
                    || isTrue("SELECT (" + rule.check() + ") IS NOT FALSE FROM (SELECT " + choice.get(0) + " AS "
                            + slot.columns().get(0) + ") x")) {
                allowed.add(choice);
            }
        }
        return keep(slot, allowed);
    }

    /** Leaves only what each column's type lets through, domains with their checks included. */
    private boolean narrowToCastable() throws SQLException {
        boolean moved = false;
        for (Slot slot : slots) {
            if (slot.columns().size() == 1 && narrowed.add(slot.columns().get(0) + " type")) {
                List<List<String>> allowed = new ArrayList<>();
                for (List<String> choice : slot.choices()) {
                    if (choice.get(0).equals("DEFAULT")
                            || isTrue("SELECT quote_nullable(CAST(" + choice.get(0) + " AS text)) IS NOT NULL")) {
                        allowed.add(choice);
                    }
                }
                moved |= keep(slot, allowed);
            }
        }
        return moved;
    }

    private static boolean keep(Slot slot, List<List<String>> allowed) {
        if (allowed.isEmpty() || allowed.size() == slot.choices().size()) {
            return false;
        }
        slot.keep(allowed);
        return true;
    }

    private boolean isTrue(String query) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getBoolean(1);
        } catch (PSQLException e) {
            connection.rollback(before);
            return false;
        } finally {
            connection.releaseSavepoint(before);
        }
    }
}
