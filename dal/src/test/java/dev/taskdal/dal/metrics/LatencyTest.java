package dev.taskdal.dal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.query.QueryExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "100000, 0", "100001, 1", "1000000, 3", "1000001, 4", "1000000000, 11", "1000000001, 12"})
    void placeOf_bound_belongsBelowIt(long nanos, int place) {
        assertThat(Histogram.placeOf(nanos)).isEqualTo(place);
    }

    /** The names of the columns and the bounds are in two lists. */
    @Test
    void columns_andBounds_goTogether() {
        assertThat(Histogram.COLUMNS.stream()
                        .map(column -> micros(column.getName()))
                        .toList())
                .isEqualTo(Histogram.BOUNDS_MICROS);
    }

    private static long micros(String column) {
        String bound = column.substring("upto_".length());
        long number = Long.parseLong(bound.replaceAll("\\D", ""));
        return switch (bound.replaceAll("\\d", "")) {
            case "us" -> number;
            case "ms" -> number * 1000;
            default -> number * 1_000_000;
        };
    }

    @Test
    void percentile_evenlySpread_isInterpolated() {
        List<Long> counts = new ArrayList<>(Collections.nCopies(13, 0L));
        counts.set(3, 100L); // 0.5 to 1 ms
        Latency latency = new Latency(Duration.ofMillis(75), Duration.ofMillis(1), counts);

        assertThat(latency.percentile(0.5)).isEqualTo(Duration.ofNanos(750_000));
        assertThat(latency.percentile(1)).isEqualTo(Duration.ofMillis(1));
        assertThat(latency.mean()).isEqualTo(Duration.ofNanos(750_000));
    }

    @Test
    void percentile_beyondAllBounds_endsAtTheLongest() {
        List<Long> counts = new ArrayList<>(Collections.nCopies(13, 0L));
        counts.set(0, 1L);
        counts.set(12, 1L);
        Latency latency = new Latency(Duration.ofSeconds(5), Duration.ofSeconds(5), counts);

        assertThat(latency.percentile(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(latency.percentile(0.75)).isEqualTo(Duration.ofSeconds(3));
        assertThat(latency.percentile(0.5)).isEqualTo(Duration.of(100, java.time.temporal.ChronoUnit.MICROS));
    }

    @Test
    void percentile_withoutACall_isZero() {
        Latency none = new Latency(Duration.ZERO, Duration.ZERO, Collections.nCopies(13, 0L));

        assertThat(none.percentile(0.99)).isZero();
        assertThat(none.mean()).isZero();
    }

    /** What the documentation promises: the true value is between the same two bounds. */
    @Test
    void percentile_ofRandomCalls_isBetweenTheSameBoundsAsTheTruth() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long[] nanos = random.longs(1 + random.nextInt(300), 1000, 3_000_000_000L)
                    .map(n -> n >> random.nextInt(20))
                    .sorted()
                    .toArray();
            Latency latency = latency(nanos);
            for (double part : new double[] {0, 0.01, 0.5, 0.9, 0.99, 1}) {
                long truth = nanos[(int) Math.max(0, Math.ceil(part * nanos.length) - 1)];
                Duration estimate = latency.percentile(part);
                assertThat(estimate)
                        .as("round %d, part %s, truth %d", round, part, truth)
                        .isBetween(lower(truth), upper(truth));
                assertThat(estimate).isLessThanOrEqualTo(latency.longest());
            }
        }
    }

    private static Latency latency(long[] nanos) {
        Tally tally = new Tally();
        Arrays.stream(nanos).forEach(n -> tally.add(new QueryExecution("q", Duration.ofNanos(n), 1, Optional.empty())));
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < Histogram.size(); i++) {
            counts.add(tally.histogram(i));
        }
        return new Latency(
                Duration.ofNanos(Arrays.stream(nanos).sum()), Duration.ofNanos(nanos[nanos.length - 1]), counts);
    }

    private static Duration lower(long nanos) {
        int place = Histogram.placeOf(nanos);
        return place == 0 ? Duration.ZERO : Latency.BOUNDS.get(place - 1);
    }

    private static Duration upper(long nanos) {
        int place = Histogram.placeOf(nanos);
        return place == Latency.BOUNDS.size() ? Duration.ofHours(1) : Latency.BOUNDS.get(place);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 99, Double.NaN})
    void percentile_ofNoPart_isRefused(double part) {
        Latency none = new Latency(Duration.ZERO, Duration.ZERO, Collections.nCopies(13, 0L));

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> none.percentile(part))
                .withMessage("There is no percentile of " + part + ". Ask for 0 to 1, such as 0.99.");
    }

    @Test
    void latency_ofTooFewCounts_isRefused() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Latency(Duration.ZERO, Duration.ZERO, List.of(1L)))
                .withMessage("A histogram of 1 counts doesn't go with 12 bounds. Give one count more than there are"
                        + " bounds.");
    }
}
