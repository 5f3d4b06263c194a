package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.locks.Snapshot.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the strongest lock of a script on each relation that was there before. */
final class LockSum {

    private LockSum() {}

    /** By name. */
    static List<TableLock> of(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        TreeMap<String, TableLock> locks = new TreeMap<>();
        for (Relation relation : changes.get(0).known(one -> true)) {
            strongest(changes, relation).ifPresent(lock -> locks.merge(lock.table(), lock, LockSum::stronger));
        }
        return new ArrayList<>(locks.values());
    }

    /** Whether it is the sequence of a column, and its table is locked as strongly. */
    private static boolean isTold(List<Change> changes, Relation relation, LockMode mode) {
        return relation.kind() == 'S'
                && changes.stream()
                        .flatMap(change -> change.after().lock(relation.table()).stream())
                        .anyMatch(other -> other.compareTo(mode) >= 0);
    }

    /** The table's own where both are alike. */
    private static TableLock stronger(TableLock one, TableLock other) {
        int difference = one.mode().compareTo(other.mode());
        if (difference == 0) {
            return one.index() == null ? one : other;
        }
        return difference > 0 ? one : other;
    }

    private static Optional<TableLock> strongest(List<Change> changes, Relation relation) {
        Optional<LockMode> mode = changes.stream()
                .flatMap(change -> change.after().lock(relation.oid()).stream())
                .max(Comparator.naturalOrder());
        // A weaker one on an index is told by that on its table.
        if (mode.isEmpty() || relation.isIndex() && !mode.get().stopsReads() || isTold(changes, relation, mode.get())) {
            return Optional.empty();
        }
        int first = 0;
        while (!changes.get(first).after().lock(relation.oid()).equals(mode)) {
            first++;
        }
        Change change = changes.get(first);
        return Optional.of(new TableLock(
                relation.isIndex() ? change.name(relation.table()) : relation.name(),
                mode.get(),
                relation.isIndex() ? relation.name() : null,
                change.line(),
                change.statement().toString(),
                ScriptTrace.took(changes.subList(first, changes.size()))));
    }
}
