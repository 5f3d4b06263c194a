package dev.taskdal.migrator;

import java.util.List;

/**
 * What goes with each record of the history, in its transaction: after a migration, after an undo, after a stamp, and in the
 * scripts for a DBA.
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
        return List.of();
    }
}
