package dev.taskdal.migrator.locks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what a script does for people to read. */
final class ScriptText {

    private static final int LONGEST_STATEMENT = 90;

    private ScriptText() {}

    static List<String> lines(ScriptLocks script, long rows) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + script.script() + ": " + seconds(script.took()) + " with "
                + String.format(Locale.ROOT, "%,d", rows)
                + (rows > MigrationLocks.DEFAULT_ROWS ? " rows where it works on them" : " rows a table")
                + (script.locks().isEmpty() && script.notes().isEmpty()
                        ? "; it locks nothing that was there before"
                        : ""));
        for (TableLock lock : script.locks()) {
            lines.add("    " + lock.table() + ": " + lock.mode() + (lock.index() == null ? "" : " on " + lock.index())
                    + " for " + seconds(lock.held()) + ", from line " + lock.line() + " on: "
                    + shortened(lock.statement()));
            lines.add("      waiting: " + lock.mode().waiting());
            for (Effect effect : script.effects()) {
                if (effect.table().equals(lock.table())) {
                    lines.add("      line " + effect.line() + " " + effect.what() + ": " + seconds(effect.took()));
                }
            }
        }
        script.notes().forEach(note -> lines.add("    note: " + note));
        for (LockFinding finding : script.findings()) {
            lines.add("  * " + finding.toString().replace("\n", "\n    "));
        }
        return lines;
    }

    private static String shortened(String statement) {
        return statement.length() <= LONGEST_STATEMENT ? statement : statement.substring(0, LONGEST_STATEMENT) + "…";
    }

    private static String seconds(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
