package dev.taskdal.migrator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One script of a run.
 *
 * @param script the one that runs
 * @param row what the history says of the version that is undone; null if it is applied
 * @param before the version that the database is at before it
 * @param after the version that it is at afterwards
 */
record Step(
        Direction direction,
        Script script,
        @Nullable HistoryRow row,
        Optional<SchemaVersion> before,
        Optional<SchemaVersion> after) {

    /** Where the database is if the script was rolled back, in a sentence. */
    String rolledBack() {
        return "Its changes were rolled back: the database is at " + name(before) + ".";
    }

    static String name(Optional<SchemaVersion> version) {
        return version.map(SchemaVersion::toString).orElse("no version yet");
    }
}
