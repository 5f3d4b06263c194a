package dev.taskdal.migrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rows of the history say: which versions are there, which were, and what was begun and not finished. Immutable. */
final class History {

    private final Map<SchemaVersion, HistoryRow> applied = new TreeMap<>();
    private final Map<SchemaVersion, HistoryRow> undone = new TreeMap<>();
    private final List<HistoryRow> strange = new ArrayList<>();
    private @Nullable HistoryRow baseline;
    private @Nullable HistoryRow unfinished;

    private History() {}

    static History of(List<HistoryRow> rows) {
        History history = new History();
        rows.forEach(history::add);
        return history;
    }

    private void add(HistoryRow row) {
        if (row.type().equals(HistoryRow.SCHEMA)) {
            return;
        }
        boolean known = row.version() != null
                && (row.type().equals(HistoryRow.SQL)
                        || row.type().equals(HistoryRow.DELETE)
                        || row.type().equals(HistoryRow.BASELINE));
        if (!known) {
            strange.add(row);
        } else if (!row.success()) {
            if (unfinished != null) {
                strange.add(unfinished);
            }
            unfinished = row;
        } else if (row.type().equals(HistoryRow.SQL)) {
            applied.put(row.schemaVersion(), row);
            undone.remove(row.schemaVersion());
        } else if (row.type().equals(HistoryRow.DELETE)) {
            applied.remove(row.schemaVersion());
            undone.put(row.schemaVersion(), row);
        } else {
            baseline = row;
        }
    }

    /** The newest version that is there; empty if none. */
    Optional<SchemaVersion> head() {
        SchemaVersion newest = null;
        for (SchemaVersion version : applied.keySet()) {
            newest = version;
        }
        Optional<SchemaVersion> floor = floor();
        return newest == null || floor.isPresent() && floor.get().compareTo(newest) > 0 ? floor : Optional.of(newest);
    }

    /** The version that the history begins with, if it doesn't begin with nothing. */
    Optional<SchemaVersion> floor() {
        return Optional.ofNullable(baseline).map(HistoryRow::schemaVersion);
    }

    boolean isApplied(SchemaVersion version) {
        return applied.containsKey(version) || isBelowFloor(version);
    }

    boolean isBelowFloor(SchemaVersion version) {
        return floor().isPresent() && version.compareTo(floor().get()) <= 0;
    }

    /** The rows of the versions that are there, oldest first. */
    List<HistoryRow> applied() {
        return List.copyOf(applied.values());
    }

    Optional<HistoryRow> row(SchemaVersion version) {
        return Optional.ofNullable(applied.get(version));
    }

    /** A script that had begun outside of a transaction and whose end was never recorded. */
    Optional<HistoryRow> unfinished() {
        return Optional.ofNullable(unfinished);
    }

    /** Rows that only another edition of Flyway, or another kind of script, can have written. */
    List<HistoryRow> strange() {
        return List.copyOf(strange);
    }

    /** Each version that the scripts or the rows know, oldest first. */
    List<HistoryEntry> entries(List<Script> scripts) {
        Map<SchemaVersion, HistoryEntry> entries = new TreeMap<>();
        for (Script script : scripts) {
            entries.put(script.version(), pending(script.migration()));
        }
        undone.forEach((version, row) -> entries.computeIfPresent(
                version, (same, entry) -> entry(entry.migration(), HistoryEntry.State.UNDONE, row)));
        if (baseline != null) {
            HistoryRow row = baseline;
            entries.replaceAll((version, entry) ->
                    isBelowFloor(version) ? entry(entry.migration(), HistoryEntry.State.APPLIED, row) : entry);
        }
        applied.forEach((version, row) -> entries.put(
                version,
                entry(new Migration(version, row.description(), fileName(row)), HistoryEntry.State.APPLIED, row)));
        return List.copyOf(entries.values());
    }

    private static HistoryEntry pending(Migration migration) {
        return new HistoryEntry(migration, HistoryEntry.State.PENDING, null, null, null);
    }

    private static HistoryEntry entry(Migration migration, HistoryEntry.State state, HistoryRow row) {
        return new HistoryEntry(migration, state, row.at(), row.by(), java.time.Duration.ofMillis(row.millis()));
    }

    private static String fileName(HistoryRow row) {
        return row.script().substring(row.script().lastIndexOf('/') + 1);
    }
}
