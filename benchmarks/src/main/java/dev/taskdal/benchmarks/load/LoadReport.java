package dev.taskdal.benchmarks.load;

import dev.taskdal.benchmarks.report.Conditions;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The page of the reference, in Markdown. */
final class LoadReport {

    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 100.0);

    private final LoadResult result;
    private final Conditions conditions;

    LoadReport(LoadResult result, Conditions conditions) {
        this.result = result;
        this.conditions = conditions;
    }

    String render() {
        return """
                # The sample service under load

                %,d requests a second, as independent users send them, for %s; database, service and clients on the same %d cores. Every
                five seconds, pages and boards are answered by turns by the service and by its twin: the same two endpoints on
                hand-written JDBC, in the same process, over the same pool. This page is written by the command below; how to run it:
                [benchmarks.md](../howto/benchmarks.md#the-service-under-load).

                **%,d requests, %s. p99 of all: %s; with the twins: %s.**

                ## Latency

                In milliseconds, from when a request was due to the end of its answer: waiting in a queue counts.

                %s
                ## Memory of the service

                | | after the warm-up | at the end |
                |---|--:|--:|
                | heap in use after a garbage collection | %s | %s |
                | resident | %s | %s |
                | threads | %d | %d |

                %sThe service used %.0f %% of one core.

                ## How it was measured

                | | |
                |---|---|
                | command | `java -jar benchmarks/target/benchmarks.jar %s` |
                | date | %s |
                | machine | %s; load average %s as it began |
                | JVM | %s, `%s` |
                | server | %s, the service's own: `fsync` on |
                | rows | %,d tasks of %,d users |
                | requests | %s |

                * The times of the requests are fixed before, with exponentially distributed gaps. A service that can't keep up
                  is asked all the same, and each answer counts from when its request was due: there is no coordinated omission.
                * All requests carry a token, which is looked up in the database. A changed task is one that its user had; what
                  is created is deleted later. Errors are all answers but the expected one.
                * Before the load, the twins' answers are checked to be the service's.
                """.formatted(
                result.rate(),
                duration(),
                Runtime.getRuntime().availableProcessors(),
                result.requests(),
                result.errors().isEmpty() ? "no error" : "with errors (" + String.join("; ", result.errors()) + ")",
                millis(result.latencies().ofAll(false).getValueAtPercentile(99)),
                millis(result.latencies().ofAll(true).getValueAtPercentile(99)),
                latencies(),
                mebibytes(result.before().heap()),
                mebibytes(result.after().heap()),
                mebibytes(result.before().resident()),
                mebibytes(result.after().resident()),
                result.before().threads(),
                result.after().threads(),
                residents(),
                100 * result.cores(),
                conditions.options(),
                conditions.date(),
                conditions.machine(),
                conditions.load() < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", conditions.load()),
                conditions.jdk(),
                String.join(" ", LoadedService.JVM_OPTIONS),
                result.server(),
                conditions.tasks(),
                conditions.users(),
                Stream.of(Operation.values())
                        .map(operation -> operation.share() + " % " + operation.title())
                        .collect(Collectors.joining(", ")));
    }

    private String duration() {
        long seconds = Math.round(result.took().toMillis() / 1000.0);
        return seconds % 60 == 0 && seconds > 60 ? seconds / 60 + " minutes" : seconds + " seconds";
    }

    private String latencies() {
        StringBuilder table = new StringBuilder(
                "| | requests | p50 | p90 | p99 | p99.9 | longest |\n|---|--:|--:|--:|--:|--:|--:|\n");
        for (Operation operation : Operation.values()) {
            if (operation.hasTwin()) {
                table.append(
                        row("**" + operation.title() + "**", result.latencies().of(operation, false)));
                table.append(row(
                        operation.title() + ", JDBC by hand", result.latencies().of(operation, true)));
            } else {
                Histogram both = result.latencies().of(operation, false).copy();
                both.add(result.latencies().of(operation, true));
                table.append(row(operation.title(), both));
            }
        }
        return table.append(row("**all**", result.latencies().ofAll(false)))
                .append(row("all, two of them JDBC by hand", result.latencies().ofAll(true)))
                .toString();
    }

    private static String row(String title, Histogram histogram) {
        return "| " + title + " | " + String.format(Locale.ROOT, "%,d", histogram.getTotalCount()) + " | "
                + PERCENTILES.stream()
                        .map(percentile -> number(histogram.getValueAtPercentile(percentile)))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    /** Whether it goes on growing. */
    private String residents() {
        List<Long> all = result.resident();
        if (all.isEmpty()) {
            return "";
        }
        int part = Math.max(1, all.size() / 5);
        String fifths = Stream.iterate(0, start -> start + part <= all.size(), start -> start + part)
                .limit(5)
                .map(start -> all.subList(start, start + part).stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0))
                .map(LoadReport::mebibytes)
                .collect(Collectors.joining(", "));
        return "The most that was resident in each fifth of the time: " + fifths + ". ";
    }

    private static String number(long micros) {
        return String.format(Locale.ROOT, micros < 10_000 ? "%.2f" : "%,.1f", micros / 1000.0);
    }

    private static String millis(long micros) {
        return number(micros) + " ms";
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? mebibytes(bytes.getAsLong()) : "unknown";
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20));
    }
}
