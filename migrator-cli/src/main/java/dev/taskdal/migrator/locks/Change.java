package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.ScriptStatement;
import dev.taskdal.migrator.locks.Snapshot.Column;
import dev.taskdal.migrator.locks.Snapshot.ColumnId;
import dev.taskdal.migrator.locks.Snapshot.Constraint;
import dev.taskdal.migrator.locks.Snapshot.Relation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one statement has changed, of what was there before its script. Immutable.
 *
 * @param start before the script
 * @param before before the statement
 * @param after after it
 * @param took how long the statement ran
 */
record Change(ScriptStatement statement, Snapshot start, Snapshot before, Snapshot after, Duration took) {

    int line() {
        return statement.line();
    }

    /** The relations of which others know, as they were before the script. */
    List<Relation> known(Predicate<Relation> wanted) {
        return start.relations().values().stream().filter(wanted).toList();
    }

    /** Tables and materialized views that others know and that have rows of their own. */
    List<Relation> tables() {
        return known(one -> one.kind() == 'r' || one.kind() == 'm');
    }

    String name(long oid) {
        Relation relation = start.relation(oid) == null ? after.relation(oid) : start.relation(oid);
        return relation == null ? String.valueOf(oid) : relation.name();
    }

    /** Whether a table can't be used as usual once the statement has run, for its own lock or that of one of its indexes. */
    boolean stopsUsers(Relation table) {
        // Nobody writes to a materialized view.
        return after.lock(table.oid())
                        .filter(table.kind() == 'm' ? LockMode::stopsReads : LockMode::stopsWrites)
                        .isPresent()
                || start.indexesOf(table.oid()).stream()
                        .anyMatch(index -> after.lock(index.oid())
                                .filter(LockMode::stopsReads)
                                .isPresent());
    }

    /** Whether a table has got another file, and isn't just empty now. */
    boolean rewritten(Relation table) {
        Relation one = before.relation(table.oid());
        Relation other = after.relation(table.oid());
        boolean moved = one != null && other != null && one.file() != other.file() && other.file() != 0;
        return moved && !(other.bytes() == 0 && one.bytes() > 0);
    }

    /** Whether a table was read from one end to the other, itself or in the order of an index. */
    boolean read(Relation table) {
        return readWhole(table)
                || after.indexesOf(table.oid()).stream().anyMatch(index -> scans(after, index) > scans(before, index));
    }

    /** Whether a table was read from one end to the other. */
    boolean readWhole(Relation table) {
        return scans(after, table) > scans(before, table);
    }

    private static long scans(Snapshot when, Relation which) {
        Relation found = when.relation(which.oid());
        return found == null ? 0 : found.scans();
    }

    /** How many of its rows were updated or deleted. */
    long changed(Relation table) {
        Relation one = before.relation(table.oid());
        Relation other = after.relation(table.oid());
        return other == null ? 0 : other.changed() - (one == null ? 0 : one.changed());
    }

    /** Indexes that were written, new ones first to be found, on a table that wasn't itself rewritten. */
    List<Relation> builtIndexes(Relation table) {
        if (rewritten(table)) {
            return List.of();
        }
        // A change of type that keeps an index replaces it by a new one with the old file.
        Set<Long> files =
                before.relations().values().stream().map(Relation::file).collect(Collectors.toSet());
        return after.indexesOf(table.oid()).stream()
                .filter(index -> index.kind() == 'i' && !files.contains(index.file()))
                .toList();
    }

    /** Whether an index of that name was there before the statement. */
    boolean replaced(Relation index) {
        return before.relations().containsKey(index.oid())
                || before.indexesOf(index.table()).stream()
                        .anyMatch(one -> one.name().equals(index.name()));
    }

    /** Indexes of a table that are gone, though no column of the table is, nor a constraint that they belonged to. */
    List<Relation> droppedIndexes(Relation table) {
        if (after.relation(table.oid()) == null
                || columns(before, table).size() > columns(after, table).size()) {
            return List.of();
        }
        Set<String> names =
                after.indexesOf(table.oid()).stream().map(Relation::name).collect(Collectors.toSet());
        return before.indexesOf(table.oid()).stream()
                .filter(index -> start.relations().containsKey(index.oid()) && index.kind() == 'i')
                .filter(index -> !after.relations().containsKey(index.oid()) && !names.contains(index.name()))
                .filter(index -> before.constraints().values().stream().noneMatch(one -> one.index() == index.oid()))
                .toList();
    }

    /** Constraints of a table that weren't there before the statement. */
    List<Constraint> newConstraints(Relation table) {
        return after.constraints().values().stream()
                .filter(one ->
                        one.table() == table.oid() && !before.constraints().containsKey(one.oid()))
                .filter(one -> before.constraints().values().stream()
                        .noneMatch(
                                old -> old.table() == one.table() && old.name().equals(one.name())))
                .toList();
    }

    /** The columns of a table that are new. */
    List<Column> newColumns(Relation table) {
        return columns(after, table).entrySet().stream()
                .filter(one -> !before.columns().containsKey(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Columns before and after a change. */
    record ColumnChange(Column before, Column after) {}

    /** The columns of a table that were there before the statement, and are of another kind now. */
    List<ColumnChange> changedColumns(Relation table, Predicate<ColumnChange> wanted) {
        List<ColumnChange> changes = new ArrayList<>();
        columns(after, table).forEach((id, now) -> {
            Column old = before.columns().get(id);
            if (old != null && wanted.test(new ColumnChange(old, now))) {
                changes.add(new ColumnChange(old, now));
            }
        });
        return changes;
    }

    private static Map<ColumnId, Column> columns(Snapshot when, Relation table) {
        Map<ColumnId, Column> found = new LinkedHashMap<>();
        when.columns().forEach((id, column) -> {
            if (id.table() == table.oid()) {
                found.put(id, column);
            }
        });
        return found;
    }
}
