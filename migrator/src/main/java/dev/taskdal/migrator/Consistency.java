package dev.taskdal.migrator;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the history and the files tell the same story: a run relies on it. */
final class Consistency {

    private Consistency() {}

    /** @throws MigrationException if they don't, with one sentence for each version */
    static void check(History history, Scripts scripts) {
        requireKnownKinds(history);
        List<String> problems = new ArrayList<>();
        Optional<SchemaVersion> head = history.head();
        for (HistoryRow row : history.applied()) {
            if (!history.isBelowFloor(row.schemaVersion())) {
                check(row, scripts, problems);
            }
        }
        for (Script script : scripts.ups()) {
            if (!history.isApplied(script.version())
                    && head.isPresent()
                    && script.version().compareTo(head.get()) < 0) {
                problems.add(script.name() + " was never applied, and the database is at " + head.get()
                        + " already. Give it the next free number, so that it runs last.");
            }
        }
        if (!problems.isEmpty()) {
            throw new MigrationException(String.join("\n", problems) + " Nothing was changed.");
        }
    }

    private static void check(HistoryRow row, Scripts scripts, List<String> problems) {
        Optional<Script> script = scripts.find(row.schemaVersion());
        if (script.isEmpty()) {
            boolean ahead = row.schemaVersion().compareTo(scripts.head()) > 0;
            problems.add("The database has version " + row.version() + " (" + row.script() + "), which is missing in "
                    + scripts.where() + (ahead ? ", whose newest is " + scripts.head() : "")
                    + ". Use the scripts of the release that applied it, or restore the file.");
        } else if (!script.get().migration().description().equals(row.description())) {
            problems.add(
                    script.get().name() + " was " + row.script() + " when it was applied. Name it so again, or record"
                            + " the new name with: stamp " + row.version() + ".");
        } else if (!agree(script.get(), row)) {
            problems.add(script.get().name() + " was edited since it was applied (its checksum was " + row.checksum()
                    + " and is " + script.get().checksum() + "). Put it back as it was, and make the change in a new"
                    + " migration; or, if the schema is the same either way, record the edit with: stamp "
                    + row.version() + ".");
        }
    }

    /** Whether a row is about this very file. */
    static boolean agree(Script script, HistoryRow row) {
        return script.migration().description().equals(row.description())
                && (row.checksum() == null || row.checksum() == script.checksum());
    }

    private static void requireKnownKinds(History history) {
        if (!history.strange().isEmpty()) {
            throw new MigrationException(
                    "The history of the database has entries that aren't of versioned SQL scripts: "
                            + history.strange().stream()
                                    .map(row -> row.script() + " (" + row.type() + (row.success() ? "" : ", failed")
                                            + ", rank " + row.rank() + ")")
                                    .collect(joining(", "))
                            + ". What they left in the schema could not be undone. Go on with the tool that wrote them. Nothing was"
                            + " changed.");
        }
    }

    /** @throws MigrationException if nothing can be recorded on top of what the history says */
    static void requireStampable(History history, Optional<SchemaVersion> target) {
        requireKnownKinds(history);
        if (history.floor().isPresent()
                && (target.isEmpty() || target.get().compareTo(history.floor().get()) < 0)) {
            throw new MigrationException("The history of this database begins with version "
                    + history.floor().get() + ", a baseline: it can't be recorded to be at " + Step.name(target)
                    + ". Nothing was changed.");
        }
    }

    /**
     * The step that a failed entry of the history is about.
     *
     * @throws MigrationException if nobody can know what it left behind
     */
    static Step unfinishedStep(History history, HistoryRow row, Scripts scripts) {
        boolean up = row.type().equals(HistoryRow.SQL);
        Script migration = scripts.find(row.schemaVersion())
                .orElseThrow(() -> unknown(row, "its file is missing in " + scripts.where()));
        Script script = up ? migration : scripts.withUndos().undoOf(migration);
        if (script.transactional()) {
            throw unknown(row, script.name() + " runs in a transaction now");
        }
        Optional<SchemaVersion> version = Optional.of(script.version());
        if (up) {
            return new Step(Direction.UP, script, null, history.head(), version);
        }
        HistoryRow applied = history.row(script.version()).orElseThrow(() -> unknown(row, "the version isn't there"));
        return new Step(Direction.DOWN, script, applied, version, below(history, script.version()));
    }

    private static Optional<SchemaVersion> below(History history, SchemaVersion version) {
        Optional<SchemaVersion> found = history.floor();
        for (HistoryRow row : history.applied()) {
            if (row.schemaVersion().compareTo(version) < 0) {
                found = Optional.of(row.schemaVersion());
            }
        }
        return found;
    }

    private static MigrationException unknown(HistoryRow row, String why) {
        return new MigrationException("The history says that " + row.script() + " (" + row.type()
                + ") failed or was interrupted, and " + why + ", so that what it left behind can't be told. Look at the"
                + " schema, and record what it is with: stamp VERSION. Nothing was changed.");
    }
}
