package dev.taskdal.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a run.
 *
 * @param took from the first request to the last answer
 * @param errors what went wrong, the first few
 * @param before after the warm-up
 * @param after the load
 * @param resident bytes of the service's process in memory, second by second; empty where the system doesn't tell
 */
record LoadResult(
        int rate,
        Duration took,
        long requests,
        Latencies latencies,
        List<String> errors,
        Memory.Reading before,
        Memory.Reading after,
        List<Long> resident,
        String server) {

    /** In ten minutes at 200 a second, a leak of 70 bytes a request is more. */
    private static final long TOLERATED_GROWTH = 8L << 20;

    /** What must not be, in words; empty if all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!errors.isEmpty()) {
            faults.add("there were errors: " + String.join("; ", errors));
        }
        long grown = after.heap() - before.heap();
        if (grown > TOLERATED_GROWTH) {
            faults.add("the heap in use after a collection grew by " + (grown >> 20) + " MiB");
        }
        return faults;
    }

    /** How busy the service was, of one core. */
    double cores() {
        return (double) after.processorTime().minus(before.processorTime()).toNanos() / took.toNanos();
    }
}
