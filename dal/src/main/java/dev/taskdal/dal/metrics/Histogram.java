package dev.taskdal.dal.metrics;

import static dev.taskdal.schema.Tables.QUERY_METRIC;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.TableField;

/** Where calls are counted by how long they took: which counts there are, and which column has which. */
final class Histogram {

    /** In the order of {@link #COLUMNS}. A factor of two to four between any two: so far can an estimate be off. */
    static final List<Long> BOUNDS_MICROS = List.of(
            100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 50_000L, 100_000L, 250_000L, 1_000_000L);

    /** The count of what took longer than all bounds has none: it is what is missing to the calls. */
    static final List<TableField<?, Long>> COLUMNS = List.of(
            QUERY_METRIC.UPTO_100US,
            QUERY_METRIC.UPTO_250US,
            QUERY_METRIC.UPTO_500US,
            QUERY_METRIC.UPTO_1MS,
            QUERY_METRIC.UPTO_2500US,
            QUERY_METRIC.UPTO_5MS,
            QUERY_METRIC.UPTO_10MS,
            QUERY_METRIC.UPTO_25MS,
            QUERY_METRIC.UPTO_50MS,
            QUERY_METRIC.UPTO_100MS,
            QUERY_METRIC.UPTO_250MS,
            QUERY_METRIC.UPTO_1S);

    private static final long[] BOUNDS_NANOS =
            BOUNDS_MICROS.stream().mapToLong(micros -> micros * 1000).toArray();

    private Histogram() {}

    /** How many counts there are. */
    static int size() {
        return BOUNDS_NANOS.length + 1;
    }

    /** Which of the counts a call belongs to. */
    static int placeOf(long nanos) {
        int place = 0;
        while (place < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[place]) {
            place++;
        }
        return place;
    }

    static Duration ofMicros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
