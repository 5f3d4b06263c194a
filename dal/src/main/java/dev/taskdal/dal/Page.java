package dev.taskdal.dal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some rows of a longer list, and the cursors that lead on. A cursor is opaque text of letters, digits, {@code -} and
 * {@code _}; it holds the position of the first or last row of its page and grants no right.
 *
 * @param items in the order of the list; never more than were asked for
 * @param next leads to the page after this one; empty at the end
 * @param previous leads to the page before this one; empty at the start
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** The same page of other items, such as what a service shows of each. */
    public <U> Page<U> map(Function<? super T, ? extends U> mapper) {
        return new Page<>(items.stream().<U>map(mapper).toList(), next, previous);
    }
}
