package dev.taskdal.dal.metrics;

import dev.taskdal.dal.query.QueryExecution;
import java.time.Duration;
import java.util.Arrays;

/** What the calls of one query add up to. Not thread-safe. */
final class Tally {

    private long calls;
    private long errors;
    private long rows;
    private long nanos;
    private long longestNanos;
    private final long[] histogram = new long[Histogram.size()];

    void add(QueryExecution execution) {
        // A negative number would keep everything else from being stored, too.
        long took = Math.max(0, execution.duration().toNanos());
        calls++;
        errors += execution.error().isPresent() ? 1 : 0;
        rows += Math.max(0, execution.rows());
        nanos += took;
        longestNanos = Math.max(longestNanos, took);
        histogram[Histogram.placeOf(took)]++;
    }

    void add(Tally other) {
        calls += other.calls;
        errors += other.errors;
        rows += other.rows;
        nanos += other.nanos;
        longestNanos = Math.max(longestNanos, other.longestNanos);
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] += other.histogram[i];
        }
    }

    long calls() {
        return calls;
    }

    long errors() {
        return errors;
    }

    long rows() {
        return rows;
    }

    long micros() {
        return nanos / 1000;
    }

    long longestMicros() {
        return longestNanos / 1000;
    }

    QueryLoad load(String query) {
        return new QueryLoad(
                query,
                calls,
                errors,
                rows,
                new Latency(
                        Duration.ofNanos(nanos),
                        Duration.ofNanos(longestNanos),
                        Arrays.stream(histogram).boxed().toList()));
    }

    /** One of the counts of the histogram. */
    long histogram(int place) {
        return histogram[place];
    }
}
