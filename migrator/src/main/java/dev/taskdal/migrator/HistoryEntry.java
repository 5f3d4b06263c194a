package dev.taskdal.migrator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the history of a database says of one version.
 *
 * @param migration which version; its script is the one that was recorded, or the one that would run
 * @param state where the version stands
 * @param at when it got there; null if it was never applied. The history keeps the local time of the session that wrote
 *     it, and it is read in the time zone of this one
 * @param by the database role that did it; null if it was never applied
 * @param took how long the script ran; null if it was never applied, zero if it was recorded without running
 */
public record HistoryEntry(
        Migration migration,
        State state,
        @Nullable Instant at,
        @Nullable String by,
        @Nullable Duration took) {

    /** Where a version stands. */
    public enum State {
        /** It is part of the schema. */
        APPLIED,
        /** It was applied once and undone since. An upgrade applies it again. */
        UNDONE,
        /** It was never applied. */
        PENDING
    }
}
