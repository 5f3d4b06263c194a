package dev.taskdal.migrator.proof;

import java.util.List;

/**
 * Columns that get their values together, and what there is to try for them. Not thread-safe.
 *
 * <p>Mostly one column; the columns of a foreign key are one slot, whose choices are the keys of its parent's rows.
 */
final class Slot {

    private final List<String> columns;
    private final int start;
    private List<List<String>> choices;
    private int at;

    /** @param row which row of its table it is for: each starts with another choice */
    Slot(List<String> columns, List<List<String>> choices, int row) {
        this.columns = columns;
        this.choices = choices;
        this.start = choices.isEmpty() ? 0 : row % choices.size();
    }

    List<String> columns() {
        return columns;
    }

    List<List<String>> choices() {
        return choices;
    }

    /** Leaves only choices that are worth trying, and begins anew with them. */
    void keep(List<List<String>> worthTrying) {
        choices = worthTrying;
        at = 0;
    }

    List<String> choice() {
        return choices.get((start + at) % choices.size());
    }

    void rewind() {
        at = 0;
    }

    /** Goes on to the next choice. @return false if it was the last, and the first is next */
    boolean advance() {
        at = (at + 1) % choices.size();
        return at != 0;
    }
}
