package dev.taskdal.benchmarks.load;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long the requests took, by what they did and by which service: the layer's, or that with the twins. */
final class Latencies {

    private static final int DIGITS = 3;

    private final Map<Operation, Histogram> byLayer = histograms();
    private final Map<Operation, Histogram> byTwin = histograms();

    private static Map<Operation, Histogram> histograms() {
        Map<Operation, Histogram> histograms = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            histograms.put(operation, new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), DIGITS));
        }
        return histograms;
    }

    void record(Operation operation, boolean twin, Duration took) {
        (twin ? byTwin : byLayer).get(operation).recordValue(Math.max(0, took.toNanos() / 1000));
    }

    /** Of one operation, in microseconds. */
    Histogram of(Operation operation, boolean twin) {
        return (twin ? byTwin : byLayer).get(operation);
    }

    /** Of all of them. */
    Histogram ofAll(boolean twin) {
        Histogram all = new Histogram(TimeUnit.MINUTES.toMicros(2), DIGITS);
        (twin ? byTwin : byLayer).values().forEach(all::add);
        return all;
    }
}
