package dev.taskdal.migrator.draft;

/** What a new revision's files say before somebody writes into them. */
final class RevisionText {

    private RevisionText() {}

    static String up(RevisionName name, String message) {
        return """
                -- %s.
                --
                -- Why, and what readers of the schema should know:
                --
                -- Promises, each a comment line of its own in this header, as far as they are true:
                --   "compatible-with: %s"   code that was made for that version, the oldest one, still works
                --   "loses-data: why"        rows or values that were there before don't all survive
                --
                -- Rules:
                --   * One transaction. What can't run in one, such as CREATE INDEX CONCURRENTLY, is alone in its script.
                --   * Tables that are in use: a column NOT NULL needs a default; a constraint is added NOT VALID and validated
                --     by the next revision; no ALTER that rewrites the table.
                --   * New columns come last. Every constraint and index has a name; every table, index and column that isn't
                --     obvious has a COMMENT that says why it exists.
                --   * A value that this script adds to an enum is used in the next one at the earliest.
                --   * A script that has run anywhere is never changed again: write another one.
                --
                -- Then: db upgrade, db prove, db schema --write.

                """.formatted(sentence(message), before(name));
    }

    static String down(RevisionName name, String message) {
        return """
                -- Undoes: %s.
                --
                -- Leaves the schema exactly as it was before %s:
                -- comments, defaults, grants and options included, and with the rows that were there before. Where it can't keep
                -- them, say so in a comment line of its own in this header:
                --   "loses-data: why"
                -- db prove runs both scripts, up, down and up again, and names each difference.

                """.formatted(message.replaceAll("\\R", " ").replaceAll("\\.+$", ""), name.up());
    }

    static String sentence(String message) {
        String line = message.strip().replaceAll("\\R", " ").replaceAll("\\.+$", "");
        return line.substring(0, line.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
                + line.substring(line.offsetByCodePoints(0, 1));
    }

    private static String before(RevisionName name) {
        int number = Integer.parseInt(name.number());
        return number == 1 ? name.number() : "%04d".formatted(number - 1);
    }
}
