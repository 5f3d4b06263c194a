package dev.taskdal.migrator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of Flyway's history table, with its columns as they are. */
record HistoryRow(
        int rank,
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable Integer checksum,
        String by,
        Instant at,
        int millis,
        boolean success) {

    /** A migration that was applied. */
    static final String SQL = "SQL";
    /** What Flyway writes for a version that is no longer there: it shows the version as pending again. */
    static final String DELETE = "DELETE";
    /** All versions up to this one were there before Flyway was. */
    static final String BASELINE = "BASELINE";
    /** A schema that Flyway created itself. It has no version. */
    static final String SCHEMA = "SCHEMA";

    /** @throws IllegalStateException if the row has no version */
    SchemaVersion schemaVersion() {
        if (version == null) {
            throw new IllegalStateException("The history's row " + rank + " has no version.");
        }
        return SchemaVersion.parse(version);
    }
}
