package dev.taskdal.sample.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.taskdal.dal.metrics.Latency;
import dev.taskdal.dal.metrics.QueryLoad;
import dev.taskdal.dal.query.Compiled;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one query fares, as an operator reads it: what it is, how often, how long, how much.
 *
 * @param query its name; of a round trip the names of all its queries
 * @param index which indexes serve it; empty if none does
 * @param share of the time of all queries, in percent
 * @param latency null if it was never called
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueryReport(
        String query,
        List<String> index,
        long calls,
        long errors,
        long rows,
        double rowsPerCall,
        double share,
        @Nullable Millis latency) {

    /** In milliseconds. The percentiles are estimates from a histogram. */
    record Millis(double mean, double p50, double p99, double longest, double total) {

        static Millis of(Latency latency) {
            return new Millis(
                    millis(latency.mean()),
                    millis(latency.percentile(0.5)),
                    millis(latency.percentile(0.99)),
                    millis(latency.longest()),
                    millis(latency.total()));
        }

        private static double millis(Duration duration) {
            return rounded(duration.toNanos() / 1e6);
        }
    }

    static QueryReport of(QueryLoad load, List<String> index, Duration ofAll) {
        return new QueryReport(
                load.query(),
                index,
                load.calls(),
                load.errors(),
                load.rows(),
                rounded((double) load.rows() / load.calls()),
                ofAll.isZero() ? 0 : rounded(100.0 * load.latency().total().toNanos() / ofAll.toNanos()),
                Millis.of(load.latency()));
    }

    static QueryReport neverCalled(Compiled query) {
        return new QueryReport(query.name(), query.contract().indexes(), 0, 0, 0, 0, 0, null);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
