package dev.taskdal.dal.metrics;

import static dev.taskdal.schema.Tables.QUERY_METRIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.InvalidCursorException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of the metrics, and how the old ones go. */
@PostgresTest(TaskListSchema.class)
class MetricsTest {

    private static final Instant NOON = Instant.parse("2025-01-10T12:00:00Z");

    private Dal dal;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
    }

    @Test
    void pageByQuery_minutes_leadThereAndBack() {
        for (int minute = 0; minute < 5; minute++) {
            write(minute, "Tasks.find", Duration.ofMillis(1));
            write(minute, "Users.find", Duration.ofMillis(1));
        }

        List<Page<QueryMinute>> pages =
                Fixtures.allPages(2, request -> dal.metrics().pageByQuery("Tasks.find", request));

        assertThat(Fixtures.items(pages))
                .extracting(QueryMinute::minute)
                .containsExactly(minute(4), minute(3), minute(2), minute(1), minute(0));
        String back = pages.get(2).previous().orElseThrow();
        assertThat(dal.metrics()
                        .pageByQuery("Tasks.find", PageRequest.at(2, back))
                        .items())
                .isEqualTo(pages.get(1).items());
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> dal.metrics().pageByQuery("Users.find", PageRequest.at(2, back)));
        assertThat(dal.metrics().pageByQuery("nothing", PageRequest.first(2)).items())
                .isEmpty();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.metrics().pageByQuery("a\0", PageRequest.first(2)))
                .withMessageContaining("NUL");
    }

    /** The rows that a cursor stood at are gone: the way back and the way on still lead to what is left. */
    @Test
    void pageByQuery_rowsOfTheCursorDeleted_goesOnFromThere() {
        for (int minute = 0; minute < 4; minute++) {
            write(minute, "Tasks.find", Duration.ofMillis(1));
        }
        String next = dal.metrics()
                .pageByQuery("Tasks.find", PageRequest.first(2))
                .next()
                .orElseThrow();
        dal.metrics().deleteBefore(minute(2));

        Page<QueryMinute> gone = dal.metrics().pageByQuery("Tasks.find", PageRequest.at(2, next));

        assertThat(gone.items()).isEmpty();
        assertThat(dal.metrics()
                        .pageByQuery(
                                "Tasks.find", PageRequest.at(2, gone.previous().orElseThrow()))
                        .items())
                .extracting(QueryMinute::minute)
                .containsExactly(minute(3), minute(2));
    }

    @Test
    void listSlowest_betweenTwoInstants_addsUpAndPutsTheSlowestFirst() {
        write(0, "Tasks.slow", Duration.ofSeconds(9));
        write(1, "Tasks.slow", Duration.ofMillis(100));
        write(2, "Tasks.slow", Duration.ofMillis(300));
        write(1, "Tasks.fast", Duration.ofMillis(1));
        write(2, "Tasks.middle", Duration.ofMillis(150));
        write(2, "Tasks.alike", Duration.ofMillis(150));
        write(3, "Tasks.late", Duration.ofSeconds(9));

        List<QueryLoad> slowest = dal.metrics().listSlowest(minute(1), minute(3));

        assertThat(slowest)
                .extracting(QueryLoad::query)
                .containsExactly("Tasks.slow", "Tasks.alike", "Tasks.middle", "Tasks.fast");
        QueryLoad slow = slowest.get(0);
        assertThat(slow.calls()).isEqualTo(2);
        assertThat(slow.rows()).isEqualTo(2);
        assertThat(slow.latency().mean()).isEqualTo(Duration.ofMillis(200));
        assertThat(slow.latency().longest()).isEqualTo(Duration.ofMillis(300));
        assertThat(slow.latency().histogram()).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 1L, 0L);
        assertThat(dal.metrics().listSlowest(minute(1), minute(1))).isEmpty();
    }

    @Test
    void listSlowest_noTimeSpan_isRefused() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.metrics().listSlowest(minute(1), minute(0)))
                .withMessage("The time span ends (2025-01-10T12:00:00Z) before it starts (2025-01-10T12:01:00Z).");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.metrics().listSlowest(Instant.MIN, NOON));
    }

    @Test
    void deleteBefore_anInstant_leavesWhatStartedThenOrLater() {
        for (int minute = 0; minute < 4; minute++) {
            write(minute, "Tasks.find", Duration.ofMillis(1));
        }

        assertThat(dal.metrics().deleteBefore(minute(2))).isEqualTo(2);
        assertThat(dal.metrics().deleteBefore(minute(2))).isZero();

        assertThat(dal.metrics()
                        .pageByQuery("Tasks.find", PageRequest.first(10))
                        .items())
                .extracting(QueryMinute::minute)
                .containsExactly(minute(3), minute(2));
    }

    @Test
    void deleteBefore_moreThanABatch_takesTheOldestOfAQueryFirst() {
        dal.dsl()
                .execute(
                        "insert into query_metric select 'q', timestamptz '2025-01-10 12:00Z' - i * interval '1 minute', 1,"
                                + " 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 from generate_series(1, 10500) i");

        assertThat(dal.metrics().deleteBefore(NOON)).isEqualTo(Metrics.BATCH);
        assertThat(dal.dsl().fetchCount(QUERY_METRIC, QUERY_METRIC.MINUTE.ge(NOON.minus(Duration.ofMinutes(500)))))
                .isEqualTo(500);
        assertThat(dal.metrics().deleteBefore(NOON)).isEqualTo(500);
        assertThat(dal.metrics().deleteBefore(NOON)).isZero();
    }

    /** A name that nobody uses any longer, one that begins like another, and the first and last of the alphabet. */
    @Test
    void deleteBefore_severalQueries_findsThemAll() {
        List<String> queries =
                List.of("", "(other queries)", "A", "Tasks.find", "Tasks.findAll", "Zebra", "ä", "\ud83e\udd13");
        for (String query : queries) {
            write(0, query, Duration.ofMillis(1));
            write(5, query, Duration.ofMillis(1));
        }
        write(0, "Gone.query", Duration.ofMillis(1));

        assertThat(dal.metrics().listSlowest(minute(0), minute(1))).hasSize(queries.size() + 1);
        assertThat(dal.metrics().deleteBefore(minute(5))).isEqualTo(queries.size() + 1);
        assertThat(dal.metrics().listSlowest(minute(0), minute(6))).hasSize(queries.size());
        assertThat(dal.metrics().deleteBefore(minute(6))).isEqualTo(queries.size());
        assertThat(dal.metrics().listSlowest(minute(0), minute(6))).isEmpty();
        assertThat(dal.metrics().deleteBefore(minute(6))).isZero();
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private void write(int minute, String query, Duration duration) {
        QueryMetrics metrics = new QueryMetrics(InstantSource.fixed(minute(minute)), 5, 3);
        metrics.executed(new QueryExecution(query, duration, 1, Optional.empty()));
        metrics.flush(dal);
    }
}
