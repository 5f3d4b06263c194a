package dev.taskdal.dal.task;

/**
 * A count that is exact up to a limit, so that it costs the same however many rows there are.
 *
 * @param value the count, or the limit if there are more
 * @param more whether there are more than {@code value}
 */
public record CappedCount(int value, boolean more) {

    /** From a count that stopped one past the limit. */
    public static CappedCount of(int counted, int limit) {
        return new CappedCount(Math.min(counted, limit), counted > limit);
    }

    /** As a person would read it: {@code 17}, or {@code 1000+}. */
    @Override
    public String toString() {
        return more ? value + "+" : Integer.toString(value);
    }
}
