package dev.taskdal.dal;

import dev.taskdal.dal.error.InvalidValueException;
import java.util.Optional;

/**
 * Which page, and how long.
 *
 * @param size how many rows at most, 1 to {@value #MAX_SIZE}
 * @param cursor from {@link Page#next()} or {@link Page#previous()} of the same list; empty for the first page
 */
public record PageRequest(int size, Optional<String> cursor) {

    /** The longest page there is. */
    public static final int MAX_SIZE = 1000;

    /**
     * Checks the size.
     *
     * @throws InvalidValueException if it isn't from 1 to {@value #MAX_SIZE}
     */
    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidValueException("A page of " + size + " rows can't be had. Ask for 1 to " + MAX_SIZE + ".");
        }
    }

    /** The first page. */
    public static PageRequest first(int size) {
        return new PageRequest(size, Optional.empty());
    }

    /** The page that a cursor leads to. */
    public static PageRequest at(int size, String cursor) {
        return new PageRequest(size, Optional.of(cursor));
    }
}
