package dev.taskdal.benchmarks.report;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.measure.Opening;
import dev.taskdal.benchmarks.measure.Samples;
import dev.taskdal.benchmarks.measure.Spread;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results that nobody measured. */
final class FixedResults {

    private FixedResults() {}

    static Results results() {
        return new Results(
                List.of(Entrant.JDBC, Entrant.JDBC_BATCH, Entrant.DAL, Entrant.MYBATIS),
                times(),
                clientTimes(),
                throughput(),
                allocation(),
                opening(),
                new Conditions(
                        "--rounds 3",
                        LocalDate.of(2026, 11, 22),
                        "2 cores, 24 GiB, Linux",
                        0.25,
                        "OpenJDK 17",
                        "PostgreSQL 18.6 (embedded)",
                        1000,
                        200_000,
                        3,
                        true,
                        new TreeMap<>(Map.of("dal", "1.0", "MyBatis", "3.5"))));
    }

    private static Map<Opening.Start, Spread> opening() {
        Map<Opening.Start, Spread> opening = new EnumMap<>(Opening.Start.class);
        opening.put(Opening.Start.FRESH, new Spread(493_400_000, 490_000_000, 1_120_000_000, 10, 1));
        opening.put(Opening.Start.AFTER_JOOQ, new Spread(93_400_000, 90_000_000, 120_000_000, 10, 1));
        return opening;
    }

    private static Samples times() {
        Samples times = new Samples();
        times.orderColumns(List.of("task by key", "insert <1,000>"));
        for (int slower = 1; slower <= 3; slower++) {
            times.add(
                    "task by key",
                    Map.of(
                            Entrant.JDBC, 40_000.0 * slower,
                            Entrant.DAL, 41_000.0 * slower,
                            Entrant.MYBATIS, 40_000.0 * slower * slower));
        }
        times.add(
                "insert <1,000>",
                Map.of(Entrant.JDBC, 27e6, Entrant.JDBC_BATCH, 32e6, Entrant.DAL, 24e6, Entrant.MYBATIS, 350e6));
        return times;
    }

    private static Samples clientTimes() {
        Samples times = new Samples();
        times.add("task by key", Map.of(Entrant.JDBC, 17_000.0, Entrant.DAL, 17_170.0, Entrant.MYBATIS, 25_500.0));
        return times;
    }

    private static Samples throughput() {
        Samples throughput = new Samples();
        throughput.add(
                "by key, 16 threads", Map.of(Entrant.JDBC, 20_000.0, Entrant.DAL, 30_000.0, Entrant.MYBATIS, 15_000.0));
        return throughput;
    }

    private static Samples allocation() {
        Samples allocation = new Samples();
        allocation.add("task by key", Map.of(Entrant.JDBC, 2200.0, Entrant.DAL, 2300.0, Entrant.MYBATIS, 8800.0));
        return allocation;
    }
}
