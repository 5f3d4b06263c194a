package dev.taskdal.dal.metrics;

import dev.taskdal.dal.error.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * How long the calls of a query took.
 *
 * @param total of all calls together
 * @param longest of a single call
 * @param histogram how many calls took longer than the {@link #BOUNDS bound} before, and at most that bound; the last of
 *     them counts what took longer than all bounds
 */
public record Latency(Duration total, Duration longest, List<Long> histogram) {

    /** The upper bounds of the histogram, but for its last count, which has none. */
    public static final List<Duration> BOUNDS =
            Histogram.BOUNDS_MICROS.stream().map(Histogram::ofMicros).toList();

    /**
     * Copies the list.
     *
     * @throws InvalidValueException if the histogram doesn't have one count more than there are bounds
     */
    public Latency {
        histogram = List.copyOf(histogram);
        if (histogram.size() != BOUNDS.size() + 1) {
            throw new InvalidValueException("A histogram of " + histogram.size() + " counts doesn't go with "
                    + BOUNDS.size() + " bounds. Give one count more than there are bounds.");
        }
    }

    /** How many calls there were. */
    public long calls() {
        return histogram.stream().mapToLong(Long::longValue).sum();
    }

    /** The average; zero without a call. */
    public Duration mean() {
        return calls() == 0 ? Duration.ZERO : total.dividedBy(calls());
    }

    /**
     * What a part of the calls stayed at or below: {@code percentile(0.99)} is what one of a hundred took longer than. An
     * estimate, as if the calls between two bounds were spread evenly: the true value is between the same two bounds.
     *
     * @param part 0 to 1
     * @return zero without a call
     * @throws InvalidValueException if {@code part} is anything else
     */
    public Duration percentile(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new InvalidValueException("There is no percentile of " + part + ". Ask for 0 to 1, such as 0.99.");
        }
        double rank = part * calls();
        long before = 0;
        Duration lower = Duration.ZERO;
        for (int i = 0; i < BOUNDS.size(); i++) {
            long here = histogram.get(i);
            Duration upper = shorter(BOUNDS.get(i), longest);
            if (here > 0 && before + here >= rank) {
                return between(lower, upper, (rank - before) / here);
            }
            before += here;
            lower = upper;
        }
        long beyond = histogram.get(BOUNDS.size());
        return beyond == 0 ? longest : between(lower, longest, (rank - before) / beyond);
    }

    private static Duration between(Duration lower, Duration upper, double part) {
        return lower.plusNanos(Math.round(upper.minus(lower).toNanos() * part));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
