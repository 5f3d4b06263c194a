package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.SchemaVersion;

/**
 * Something that doesn't hold.
 *
 * @param version of which version
 * @param stage at which step it showed
 * @param what which object or row, what was expected of it and what was found; may have several lines
 * @param advice what to do about it
 */
public record Finding(SchemaVersion version, Stage stage, String what, String advice) {

    /** All of it, several lines without a line break at the end. */
    @Override
    public String toString() {
        return version + " " + stage + ": " + what + "\n    do       " + advice;
    }
}
