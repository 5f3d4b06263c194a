package dev.taskdal.contracts;

/**
 * What an execution did that its contract rules out.
 *
 * @param cause what it usually comes from
 */
record Breach(Clause clause, String expected, String seen, String cause) {

    /** The parts of a contract. */
    enum Clause {
        STATEMENT,
        INDEX,
        SCAN,
        SORT,
        FILTER,
        ROWS,
        BUFFERS,
        GROWTH;

        /** Whether an index can be needed for it: not for its own name. */
        boolean provesIndex() {
            return this == BUFFERS || this == SORT || this == FILTER;
        }
    }

    @Override
    public String toString() {
        return clause.name().toLowerCase(java.util.Locale.ROOT) + "\n    expected: " + expected + "\n    seen:     "
                + seen + "\n    usually:  " + cause;
    }
}
