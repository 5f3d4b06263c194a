package dev.taskdal.migrator;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What goes with each record of the history, in its transaction: after a migration, after an undo, after a stamp, and in the
 * scripts for a DBA. It is a comment on the history table that says which code still works with the schema, for people and
 * for programs, which may read it without Flyway and without a right on anything.
 *
 * <p>It names the version that it is about, so that it counts no more once somebody migrates the database by other means.
 */
final class Compatibility {

    private Compatibility() {}

    /**
     * The statements to run, without a semicolon at their ends.
     *
     * @param historyTable the name of the history table, with its schema where that is known, quoted
     * @param applied the migrations that the schema consists of from now on, oldest first; empty if none
     */
    static List<String> statements(String historyTable, List<Script> applied) {
        return List.of("COMMENT ON TABLE " + historyTable + " IS "
                + note(applied).map(note -> "'" + note + "'").orElse("NULL"));
    }

    /** The comment; empty if there is no schema. {@code dev.taskdal.dal} has the pattern that it is read by. */
    static Optional<String> note(List<Script> applied) {
        return applied.stream()
                .map(script -> script.header().compatibleWith().orElse(script.version()))
                // Each breaks what is older, whatever the others say.
                .max(Comparator.naturalOrder())
                .map(oldest -> "taskdal: schema version "
                        + applied.get(applied.size() - 1).version() + ", works with code made for " + oldest
                        + " or newer");
    }
}
