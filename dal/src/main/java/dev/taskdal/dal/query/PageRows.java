package dev.taskdal.dal.query;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.query.Cursor.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of a page as they are read, and the positions of the first and the last of them. */
final class PageRows<T, K> {

    private record Position<K>(K key, long id) {

        Cursor<K> cursor(Direction direction) {
            return new Cursor<>(direction, key, id);
        }
    }

    private final int size;
    private final List<T> items;
    private @Nullable Position<K> nearest;
    private @Nullable Position<K> farthest;

    PageRows(int size) {
        this.size = size;
        this.items = new ArrayList<>(size);
    }

    /** Whether there is room. */
    boolean wants() {
        return items.size() < size;
    }

    /** Whether the position of the next row matters: that of the first one, and of the last if the page is full. */
    boolean wantsPosition() {
        return items.isEmpty() || items.size() == size - 1;
    }

    void add(T item) {
        items.add(item);
    }

    void add(T item, K key, long id) {
        items.add(item);
        farthest = new Position<>(key, id);
        if (nearest == null) {
            nearest = farthest;
        }
    }

    /**
     * The page.
     *
     * @param more whether there are rows beyond those that were added
     * @param cursor that led here
     */
    Page<T> page(boolean more, Optional<Cursor<K>> cursor, Function<Cursor<K>, String> encoder) {
        boolean forward = Cursor.directionOf(cursor).forward();
        Optional<String> onward = more && farthest != null
                ? Optional.of(encoder.apply(farthest.cursor(forward ? Direction.AFTER : Direction.BEFORE)))
                : Optional.empty();
        Optional<String> back = cursor.map(c -> encoder.apply(back(c, forward)));
        if (forward) {
            return new Page<>(items, onward, back);
        }
        Collections.reverse(items);
        return new Page<>(items, back, onward);
    }

    private Cursor<K> back(Cursor<K> cursor, boolean forward) {
        // All rows of this page have gone since: the way back starts where the page would have.
        return nearest == null
                ? cursor.turned(forward ? Direction.UNTIL : Direction.FROM)
                : nearest.cursor(forward ? Direction.BEFORE : Direction.AFTER);
    }
}
