package dev.taskdal.migrator.draft;

/**
 * What somebody has to know before a statement runs.
 *
 * @param kind of which kind it is
 * @param text one or more sentences
 */
public record Caution(Kind kind, String text) {

    /** In the order of their weight. */
    public enum Kind {
        /** Rows or values don't survive. */
        LOSES_DATA("LOSES DATA"),
        /** Rows that are there may make it fail. */
        MAY_FAIL("MAY FAIL"),
        /** No statement takes it back. */
        NO_WAY_BACK("NO WAY BACK"),
        /** Somebody has to say something that no schema says. */
        DECIDE("DECIDE"),
        /** It isn't in the draft. */
        NOT_DRAFTED("NOT DRAFTED");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @Override
    public String toString() {
        return kind + ": " + text;
    }
}
