package dev.taskdal.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.benchmarks.report.Conditions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadResultTest {

    private static final int MIB = 1 << 20;

    private final Latencies latencies = new Latencies();

    @Test
    void faults_noErrorAndFlatMemory_areNone() {
        assertThat(result(List.of(), 50, 57).faults()).isEmpty();
    }

    @Test
    void faults_heapThatGrows_areSaid() {
        assertThat(result(List.of(), 50, 60).faults())
                .containsExactly("the heap in use after a collection grew by 10 MiB");
    }

    @Test
    void faults_errors_areSaid() {
        assertThat(result(List.of("GET /api/tasks: 503"), 50, 50).faults())
                .containsExactly("there were errors: GET /api/tasks: 503");
    }

    @Test
    void report_ofAResult_hasTheTwinsBesideTheService() {
        latencies.record(Operation.PAGE, false, Duration.ofMillis(2));
        latencies.record(Operation.PAGE, true, Duration.ofMillis(1));
        latencies.record(Operation.UPDATE, false, Duration.ofMillis(3));
        latencies.record(Operation.UPDATE, true, Duration.ofMillis(30));
        Conditions conditions = new Conditions(
                "load", LocalDate.EPOCH, "a machine", 0.1, "a JVM", "", 1000, 200_000, 0, false, Map.of());

        assertThat(new LoadReport(result(List.of(), 50, 51), conditions).render())
                .contains("200 requests a second, as independent users send them, for 10 minutes;")
                .contains("**4 requests, no error. p99 of all: 3.00 ms; with the twins: 30.0 ms.**")
                .contains("| **page of 20** | 1 | 2.00 | 2.00 | 2.00 | 2.00 | 2.00 |")
                .contains("| page of 20, JDBC by hand | 1 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 |")
                .contains("| change | 2 | 3.00 | 30.0 | 30.0 | 30.0 | 30.0 |")
                .contains("| heap in use after a garbage collection | 50.0 MiB | 51.0 MiB |")
                .contains("each fifth of the time: 1.0 MiB, 2.0 MiB, 3.0 MiB, 4.0 MiB, 5.0 MiB.")
                .contains("The service used 10 % of one core.");
    }

    private LoadResult result(List<String> errors, long heapBefore, long heapAfter) {
        return new LoadResult(
                200,
                Duration.ofMinutes(10),
                4,
                latencies,
                errors,
                reading(heapBefore, Duration.ofSeconds(30)),
                reading(heapAfter, Duration.ofSeconds(90)),
                List.of(MIB * 1L, MIB * 2L, MIB * 3L, MIB * 4L, MIB * 5L),
                "PostgreSQL 18.6");
    }

    private static Memory.Reading reading(long heap, Duration processorTime) {
        return new Memory.Reading(heap * MIB, OptionalLong.of(300L * MIB), 40, processorTime);
    }
}
