package dev.taskdal.migrator;

import java.util.Comparator;
import java.util.List;

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
     * @throws MigrationException if a header is malformed, or promises what can't be
     */
    static List<String> statements(String historyTable, List<Script> applied) {
        return List.of("COMMENT ON TABLE " + historyTable + " IS " + note(applied));
    }

    private static String note(List<Script> applied) {
        return applied.stream()
                .map(Compatibility::oldestCode)
                .max(Comparator.naturalOrder())
                .map(oldest -> "'taskdal: schema version "
                        + applied.get(applied.size() - 1).version() + ", works with code made for " + oldest
                        + " or newer'")
                .orElse("NULL");
    }

    /** Each migration breaks what is older than that, so the newest of those of all migrations counts. */
    private static SchemaVersion oldestCode(Script script) {
        SchemaVersion promised = script.header().compatibleWith().orElse(script.version());
        if (promised.compareTo(script.version()) > 0) {
            throw new MigrationException(script.name() + " says that it is compatible with " + promised
                    + ", a later version than its own. Name the oldest version whose code still works once it has run."
                    + " Nothing was changed.");
        }
        return promised;
    }
}
