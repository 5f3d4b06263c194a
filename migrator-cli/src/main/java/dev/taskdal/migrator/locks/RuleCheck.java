package dev.taskdal.migrator.locks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.taskdal.migrator.locks.Change.ColumnChange;
import dev.taskdal.migrator.locks.Snapshot.Column;
import dev.taskdal.migrator.locks.Snapshot.Constraint;
import dev.taskdal.migrator.locks.Snapshot.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out which rules one statement breaks. A rule that says more about a table keeps quiet those that say less. Used once. */
final class RuleCheck {

    /** More than one of so many rows is many. */
    private static final int MANY = 10;

    private final String script;
    private final Change change;
    private final List<LockFinding> findings = new ArrayList<>();

    private RuleCheck(String script, Change change) {
        this.script = script;
        this.change = change;
    }

    static List<LockFinding> of(String script, Change change) {
        RuleCheck check = new RuleCheck(script, change);
        for (Relation table : change.known(one -> one.kind() == 'p')) {
            check.checkJson(table);
        }
        for (Relation table : change.tables()) {
            check.checkTable(table);
        }
        check.checkNewTables();
        check.checkTimeout();
        check.checkWork();
        return check.findings;
    }

    private void checkTable(Relation table) {
        checkJson(table);
        checkBackfill(table);
        if (!change.stopsUsers(table)) {
            return;
        }
        int before = findings.size();
        if (change.rewritten(table)) {
            checkRewrite(table);
        } else {
            checkIndexes(table);
            checkConstraints(table);
            checkNotNull(table);
        }
        checkDroppedIndexes(table);
        boolean explained = findings.size() > before || wasStopped(table);
        if (!explained && change.readWhole(table) && !isReadForForeignKey(table)) {
            add(Rule.SCAN_UNDER_LOCK, table, "reads all rows of " + table.name() + " under " + mode(table));
        }
    }

    /** Whether an earlier statement has stopped it, which another rule is about. */
    private boolean wasStopped(Relation table) {
        return change.before().lock(table.oid()).filter(LockMode::stopsReads).isPresent();
    }

    private void checkJson(Relation table) {
        for (Column column : change.newColumns(table)) {
            if (column.json()) {
                add(
                        Rule.JSON_COLUMN,
                        table,
                        "adds the column " + column.name() + " " + column.type() + " to " + table.name());
            }
        }
    }

    /** What is bad about a table that nobody has seen yet. */
    private void checkNewTables() {
        change.after().relations().values().stream()
                .filter(one -> one.kind() == 'r' || one.kind() == 'p')
                .filter(one -> !change.start().relations().containsKey(one.oid()))
                .forEach(this::checkJson);
    }

    private void checkBackfill(Relation table) {
        long changed = change.changed(table);
        long rows = Optional.ofNullable(change.start().relation(table.oid()))
                .map(Relation::rows)
                .orElse(0L);
        // One that can't have more rows is small anywhere.
        if (rows >= MigrationLocks.FEWEST_ROWS && changed * MANY > rows) {
            add(Rule.BACKFILL, table, "changes " + changed + " of " + rows + " rows of " + table.name());
        }
    }

    private void checkRewrite(Relation table) {
        int before = findings.size();
        for (ColumnChange column : retyped(table)) {
            add(
                    Rule.TYPE_REWRITE,
                    table,
                    "writes " + table.name() + " anew, since the type of "
                            + column.after().name() + " changes from "
                            + column.before().type() + " to "
                            + column.after().type());
        }
        for (Column column : change.newColumns(table)) {
            if (column.computed()) {
                add(
                        Rule.COLUMN_REWRITE,
                        table,
                        "writes " + table.name() + " anew, since each row gets a value of its own of the new column "
                                + column.name());
            }
        }
        if (findings.size() == before) {
            add(Rule.REWRITE, table, "writes " + table.name() + " anew under " + mode(table));
        }
    }

    private List<ColumnChange> retyped(Relation table) {
        return change.changedColumns(
                table, column -> !column.before().type().equals(column.after().type()));
    }

    private void checkIndexes(Relation table) {
        List<Constraint> constraints = change.newConstraints(table);
        for (Relation index : change.builtIndexes(table)) {
            Optional<Constraint> owner = constraints.stream()
                    .filter(one -> one.index() == index.oid())
                    .findFirst();
            if (owner.isPresent()) {
                boolean exclusion = owner.get().type() == 'x';
                add(
                        exclusion ? Rule.EXCLUSION_BUILD : Rule.UNIQUE_BUILD,
                        table,
                        "builds the index of the new constraint " + owner.get().name() + " on " + table.name()
                                + " under " + mode(table));
            } else if (change.replaced(index)) {
                add(
                        Rule.REWRITE,
                        table,
                        "builds the index " + index.name() + " of " + table.name() + " anew under " + mode(table));
            } else {
                add(
                        Rule.INDEX_BUILD,
                        table,
                        "builds the index " + index.name() + " on " + table.name() + " under " + mode(table));
            }
        }
    }

    private void checkConstraints(Relation table) {
        List<Constraint> validated = validated(table);
        if (validated.isEmpty()) {
            return;
        }
        List<String> tables = new ArrayList<>(List.of(table.name()));
        validated.stream()
                .filter(one -> one.parent() != 0)
                .map(one -> change.name(one.parent()))
                .filter(parent -> !tables.contains(parent))
                .forEach(tables::add);
        String kinds = validated.stream()
                .map(one -> (one.type() == 'c' ? "the check " : "the foreign key ") + one.name())
                .collect(joining(", "));
        findings.add(new LockFinding(
                Rule.CONSTRAINT_VALIDATION,
                script,
                change.line(),
                tables,
                "adds " + kinds + " and reads all rows of " + table.name() + " for that under " + mode(table)));
    }

    /** New checks and foreign keys of a table, if its rows were read for them. */
    private List<Constraint> validated(Relation table) {
        if (!change.read(table)) {
            return List.of();
        }
        return change.newConstraints(table).stream()
                .filter(one -> one.valid() && (one.type() == 'c' || one.type() == 'f'))
                .toList();
    }

    /** Whether it was read because another table has a new foreign key to it. */
    private boolean isReadForForeignKey(Relation table) {
        return change.tables().stream()
                .flatMap(child -> validated(child).stream())
                .anyMatch(one -> one.parent() == table.oid());
    }

    private void checkNotNull(Relation table) {
        List<ColumnChange> columns = change.changedColumns(
                table, column -> !column.before().notNull() && column.after().notNull());
        if (!columns.isEmpty() && change.read(table)) {
            add(
                    Rule.NOT_NULL_SCAN,
                    table,
                    "makes "
                            + columns.stream().map(one -> one.after().name()).collect(joining(", "))
                            + " NOT NULL and reads all rows of "
                            + table.name() + " for it under " + mode(table));
        }
    }

    private void checkDroppedIndexes(Relation table) {
        for (Relation index : change.droppedIndexes(table)) {
            add(
                    Rule.INDEX_DROP,
                    table,
                    "drops the index " + index.name() + " of " + table.name() + " under " + mode(table));
        }
    }

    private void checkTimeout() {
        if (change.before().lockTimeoutMillis() > 0) {
            return;
        }
        List<Relation> locked = newlyStopped();
        if (!locked.isEmpty()) {
            findings.add(new LockFinding(
                    Rule.NO_LOCK_TIMEOUT,
                    script,
                    change.line(),
                    names(locked),
                    "locks "
                            + locked.stream()
                                    .map(one -> one.name() + " " + mode(one))
                                    .collect(joining(", "))
                            + " with lock_timeout 0"));
        }
    }

    /** The tables, views and sequences to which nobody can write any more from this statement on. */
    private List<Relation> newlyStopped() {
        return change.known(one -> !one.isIndex()
                && isStopped(change.after(), one.oid())
                && !isStopped(change.before(), one.oid())
                // The sequence of a column is nothing beside its table.
                && !(one.kind() == 'S' && isStopped(change.after(), one.table())));
    }

    private static boolean isStopped(Snapshot when, long oid) {
        return when.lock(oid).filter(LockMode::stopsWrites).isPresent();
    }

    private void checkWork() {
        List<Relation> held = change.known(one -> !one.isIndex()
                && one.kind() != 'S'
                && change.before().lock(one.oid()).filter(LockMode::stopsReads).isPresent());
        if (held.isEmpty()) {
            return;
        }
        List<String> work = new ArrayList<>();
        for (Relation table : change.tables()) {
            Work.of(change, table).forEach(one -> work.add(one + " of " + table.name()));
        }
        newlyStopped().stream()
                .collect(groupingBy(this::mode, TreeMap::new, mapping(Relation::name, joining(" and "))))
                .forEach((mode, others) -> work.add("asks for " + mode + " on " + others));
        if (!work.isEmpty()) {
            findings.add(new LockFinding(
                    Rule.WORK_UNDER_LOCK,
                    script,
                    change.line(),
                    names(held),
                    String.join(", ", work) + " while nobody can use "
                            + held.stream().map(Relation::name).collect(joining(", "))));
        }
    }

    private static List<String> names(List<Relation> relations) {
        return relations.stream().map(Relation::name).toList();
    }

    private String mode(Relation table) {
        return change.after().lock(table.oid()).map(LockMode::toString).orElse("the lock of its index");
    }

    private void add(Rule rule, Relation table, String what) {
        findings.add(new LockFinding(rule, script, change.line(), List.of(table.name()), what));
    }
}
