package dev.taskdal.dal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.DatabaseUnavailableException;
import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest(TaskListSchema.class)
class QueryMetricsTest {

    private static final Instant NOON = Instant.parse("2025-01-10T12:00:00Z");
    private static final RuntimeException FAILURE = new IllegalStateException("failed");

    private final AtomicLong millis = new AtomicLong(NOON.toEpochMilli());
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());

    private DataSource dataSource;
    private Dal dal;
    private QueryMetrics metrics;

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
        dal = Fixtures.open(injected);
        metrics = new QueryMetrics(clock, 5, 3);
    }

    @Test
    void flush_executions_areAddedUpByQueryAndMinute() {
        count("Tasks.find", Duration.ofNanos(90_000), 1);
        count("Tasks.find", Duration.ofMillis(2), 0);
        metrics.executed(new QueryExecution("Tasks.find", Duration.ofSeconds(3), 0, Optional.of(FAILURE)));
        count("Users.find", Duration.ofMillis(1), 1);
        millis.addAndGet(59_999);
        count("Tasks.find", Duration.ofNanos(90_000), 1);
        millis.addAndGet(1);
        count("Tasks.find", Duration.ofMillis(7), 20);

        assertThat(metrics.flush(dal)).isEqualTo(3);

        List<QueryMinute> minutes = minutes("Tasks.find");
        assertThat(minutes).extracting(QueryMinute::minute).containsExactly(NOON.plus(Duration.ofMinutes(1)), NOON);
        QueryLoad first = minutes.get(1).load();
        assertThat(first.query()).isEqualTo("Tasks.find");
        assertThat(first.calls()).isEqualTo(4);
        assertThat(first.errors()).isEqualTo(1);
        assertThat(first.rows()).isEqualTo(2);
        assertThat(first.latency())
                .isEqualTo(new Latency(
                        Duration.ofNanos(3_002_180_000L),
                        Duration.ofSeconds(3),
                        List.of(2L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L)));
        assertThat(minutes.get(0).load().rows()).isEqualTo(20);
        assertThat(minutes("Users.find")).hasSize(1);
    }

    @Test
    void flush_again_writesOnlyWhatCameSince() {
        count("Tasks.find", Duration.ofMillis(2), 1);
        assertThat(metrics.flush(dal)).isEqualTo(1);
        assertThat(metrics.flush(dal)).isZero();
        count("Tasks.find", Duration.ofMillis(1), 3);
        assertThat(metrics.flush(dal)).isEqualTo(1);

        QueryLoad load = minutes("Tasks.find").get(0).load();
        assertThat(load.calls()).isEqualTo(2);
        assertThat(load.rows()).isEqualTo(4);
        assertThat(load.latency().total()).isEqualTo(Duration.ofMillis(3));
        assertThat(load.latency().longest()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void totals_always_haveAllThatWasCountedOnce() {
        count("Tasks.find", Duration.ofMillis(2), 1);
        metrics.flush(dal);
        millis.addAndGet(120_000);
        count("Tasks.find", Duration.ofMillis(4), 20);
        metrics.executed(new QueryExecution("Users.find", Duration.ofMillis(1), 0, Optional.of(FAILURE)));
        Broken broken = new Broken(dataSource, new AtomicInteger());
        Dal unreliable = Dal.open(broken);
        broken.broken = true;
        assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> metrics.flush(unreliable));

        List<QueryLoad> totals = metrics.totals();
        assertThat(totals).extracting(QueryLoad::query).containsExactly("Tasks.find", "Users.find");
        assertThat(totals).extracting(QueryLoad::calls).containsExactly(2L, 1L);
        assertThat(totals).extracting(QueryLoad::errors).containsExactly(0L, 1L);
        assertThat(totals.get(0).rows()).isEqualTo(21);
        assertThat(totals.get(0).latency().longest()).isEqualTo(Duration.ofMillis(4));
        assertThat(totals.get(0).latency().total()).isEqualTo(Duration.ofMillis(6));
    }

    @Test
    void flush_withoutExecutions_asksForNoConnection() {
        AtomicInteger asked = new AtomicInteger();
        Dal watched = Dal.open(new Broken(dataSource, asked));
        asked.set(0);

        assertThat(metrics.flush(watched)).isZero();
        assertThat(asked).hasValue(0);
    }

    @Test
    void flush_ofItsOwnDal_countsQueriesButNotItself() {
        Dal observed = Dal.open(dataSource, metrics);
        observed.users().find(new UserId(1));
        observed.users().find(new UserId(1));

        assertThat(metrics.flush(observed)).isEqualTo(1);
        assertThat(metrics.flush(observed)).isZero();

        assertThat(minutes("Users.find").get(0).load().calls()).isEqualTo(2);
    }

    @Test
    void flush_thatFails_keepsAllForTheNext() throws SQLException {
        count("Tasks.find", Duration.ofNanos(1_500), 1);
        execute("alter table query_metric rename to gone");
        assertThatExceptionOfType(DalException.class)
                .isThrownBy(() -> metrics.flush(dal))
                .withMessageContaining("\"query_metric\" does not exist");
        count("Tasks.find", Duration.ofNanos(1_500), 1);
        assertThatExceptionOfType(DalException.class).isThrownBy(() -> metrics.flush(dal));
        execute("alter table gone rename to query_metric");

        assertThat(metrics.flush(dal)).isEqualTo(1);

        QueryLoad load = minutes("Tasks.find").get(0).load();
        assertThat(load.calls()).isEqualTo(2);
        // What was put back has lost no nanosecond.
        assertThat(load.latency().total()).isEqualTo(Duration.ofNanos(3_000));
        assertThat(metrics.discardedCalls()).isZero();
    }

    @Test
    void flush_withoutAConnection_keepsAllForTheNext() {
        AtomicInteger asked = new AtomicInteger();
        Broken broken = new Broken(dataSource, asked);
        Dal unreliable = Dal.open(broken);
        count("Tasks.find", Duration.ofMillis(1), 1);
        broken.broken = true;
        assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> metrics.flush(unreliable));
        broken.broken = false;

        assertThat(metrics.flush(unreliable)).isEqualTo(1);
        assertThat(minutes("Tasks.find").get(0).load().calls()).isEqualTo(1);
    }

    /** A value that the table refuses must not keep all others out for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"", "nul\0", "half \ud83d", "long"})
    void flush_strangeExecution_isMadeStorable(String name) {
        String query = name.equals("long") ? "\ud83e\udd13".repeat(300) : name;
        metrics.executed(new QueryExecution(query, Duration.ofNanos(-5), -1, Optional.empty()));
        metrics.executed(new QueryExecution(query, Duration.ofDays(400), 1, Optional.empty()));

        assertThat(metrics.flush(dal)).isEqualTo(1);

        String stored = switch (name) {
            case "" -> "(unnamed)";
            case "nul\0" -> "nul?";
            case "long" -> "\ud83e\udd13".repeat(200);
            default -> "half ?";
        };
        QueryLoad load = minutes(stored).get(0).load();
        assertThat(load.calls()).isEqualTo(2);
        assertThat(load.rows()).isEqualTo(1);
        assertThat(load.latency().total()).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void executed_moreQueriesThanAreToldApart_areCountedAsOthers() {
        for (int i = 0; i < 9; i++) {
            count("Reports.query" + i, Duration.ofMillis(1), 1);
        }
        for (int i = 0; i < 9; i++) {
            count("Reports.query" + i, Duration.ofMillis(1), 1);
        }

        assertThat(metrics.flush(dal)).isEqualTo(6);

        assertThat(minutes(QueryMetrics.OTHER_QUERIES).get(0).load().calls()).isEqualTo(8);
        assertThat(minutes("Reports.query4").get(0).load().calls()).isEqualTo(2);
        assertThat(minutes("Reports.query5")).isEmpty();
    }

    /** The threads of each stripe have seen other queries: together they are as many as in all. */
    @Test
    void executed_moreQueriesThanAreToldApart_holdsForAllThreadsTogether() throws Exception {
        for (int i = 0; i < 9; i++) {
            String query = "Reports.query" + i;
            Thread thread = new Thread(() -> count(query, Duration.ofMillis(1), 1));
            thread.start();
            thread.join();
        }

        assertThat(metrics.flush(dal)).isEqualTo(6);
        assertThat(minutes(QueryMetrics.OTHER_QUERIES).get(0).load().calls()).isEqualTo(4);
    }

    @Test
    void executed_nobodyFlushes_keepsTheLastMinutesAndTellsHowManyCallsWereLost() {
        for (int minute = 0; minute < 10; minute++) {
            count("Tasks.find", Duration.ofMillis(1), 1);
            count("Users.find", Duration.ofMillis(1), 1);
            millis.addAndGet(60_000);
        }

        assertThat(metrics.flush(dal)).isEqualTo(6);

        assertThat(minutes("Tasks.find"))
                .extracting(QueryMinute::minute)
                .containsExactly(
                        NOON.plus(Duration.ofMinutes(9)),
                        NOON.plus(Duration.ofMinutes(8)),
                        NOON.plus(Duration.ofMinutes(7)));
        assertThat(metrics.discardedCalls()).isEqualTo(14);
    }

    @Test
    void executed_clockThatIsSetBack_addsToTheEarlierMinute() {
        count("Tasks.find", Duration.ofMillis(1), 1);
        millis.addAndGet(60_000);
        count("Tasks.find", Duration.ofMillis(1), 1);
        millis.addAndGet(-60_000);
        count("Tasks.find", Duration.ofMillis(1), 1);

        assertThat(metrics.flush(dal)).isEqualTo(2);

        assertThat(minutes("Tasks.find"))
                .extracting(minute -> minute.load().calls())
                .containsExactly(1L, 2L);
    }

    @Test
    void flush_inATransactionThatRollsBack_isGone() {
        count("Tasks.find", Duration.ofMillis(1), 1);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    metrics.flush(tx);
                    throw new ArithmeticException("no");
                }));

        assertThat(metrics.flush(dal)).isZero();
        assertThat(minutes("Tasks.find")).isEmpty();
    }

    @Test
    void queryMetrics_ofNothing_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueryMetrics(clock, 0, 3))
                .withMessage("Metrics can't be kept for 0 queries and 3 minutes. Give 1 or more of each.");
    }

    /** Exact to the last call, while the minutes go by, many threads count and several flush, some of which fail. */
    @Test
    void executed_manyThreadsWhileOthersFlush_losesAndDoublesNothing() throws Exception {
        int threads = 8;
        int callsEach = 20_000;
        QueryMetrics shared = new QueryMetrics(clock, 50, 10_000);
        Broken broken = new Broken(dataSource, new AtomicInteger());
        Dal unreliable = Dal.open(broken);
        CountDownLatch done = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads + 3);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                work.add(pool.submit(() -> {
                    for (int i = 0; i < callsEach; i++) {
                        Optional<RuntimeException> error = i % 10 == 0 ? Optional.of(FAILURE) : Optional.empty();
                        shared.executed(new QueryExecution(
                                "Reports.query" + (i + thread) % 7, Duration.ofNanos(1000L * (i % 3000)), 2, error));
                        if (i % 100 == 0) {
                            millis.addAndGet(1000);
                        }
                    }
                    done.countDown();
                }));
            }
            AtomicInteger flushes = new AtomicInteger();
            for (int f = 0; f < 3; f++) {
                work.add(pool.submit(() -> {
                    while (done.getCount() > 0) {
                        broken.broken = flushes.incrementAndGet() % 3 == 0;
                        try {
                            shared.flush(unreliable);
                        } catch (DatabaseUnavailableException e) {
                            // Kept for the next.
                        }
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        broken.broken = false;
        shared.flush(unreliable);

        List<QueryLoad> loads = dal.metrics().listSlowest(NOON, NOON.plus(Duration.ofDays(1)));
        long calls = (long) threads * callsEach;
        assertThat(loads).hasSize(7);
        assertThat(loads.stream().mapToLong(QueryLoad::calls).sum()).isEqualTo(calls);
        assertThat(loads.stream().mapToLong(QueryLoad::rows).sum()).isEqualTo(2 * calls);
        assertThat(loads.stream().mapToLong(QueryLoad::errors).sum()).isEqualTo(calls / 10);
        long micros = 0;
        for (int i = 0; i < callsEach; i++) {
            micros += (long) threads * (i % 3000);
        }
        assertThat(loads.stream()
                        .mapToLong(load -> load.latency().total().toNanos() / 1000)
                        .sum())
                .isEqualTo(micros);
        assertThat(loads.stream().mapToLong(load -> load.latency().calls()).sum())
                .isEqualTo(calls);
        assertThat(shared.discardedCalls()).isZero();
    }

    /** Several instances that write the same rows, each in its own connection, at the same time: no deadlock, all added. */
    @Test
    void flush_severalInstancesOfTheSameMinutes_addUp() throws Exception {
        int instances = 6;
        int rounds = 25;
        ExecutorService pool = Executors.newFixedThreadPool(instances);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < instances; i++) {
                int instance = i;
                work.add(pool.submit(() -> {
                    QueryMetrics own = new QueryMetrics(InstantSource.fixed(NOON), 50, 10);
                    Dal ownDal = Fixtures.open(dataSource);
                    for (int round = 0; round < rounds; round++) {
                        for (int q = 0; q < 20; q++) {
                            String query = "Reports.query" + (instance % 2 == 0 ? q : 19 - q);
                            own.executed(new QueryExecution(query, Duration.ofMillis(1), 1, Optional.empty()));
                        }
                        own.flush(ownDal);
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(dal.metrics().listSlowest(NOON, NOON.plusSeconds(60)))
                .hasSize(20)
                .allMatch(load -> load.calls() == (long) instances * rounds);
    }

    private void count(String query, Duration duration, long rows) {
        metrics.executed(new QueryExecution(query, duration, rows, Optional.empty()));
    }

    private List<QueryMinute> minutes(String query) {
        return dal.metrics().pageByQuery(query, PageRequest.first(100)).items();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A data source that sometimes has no connection. */
    private static final class Broken implements DataSource {

        private final DataSource real;
        private final AtomicInteger asked;
        private volatile boolean broken;

        private Broken(DataSource real, AtomicInteger asked) {
            this.real = real;
            this.asked = asked;
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            if (broken) {
                throw new SQLException("no connection", "08001");
            }
            return real.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLoginTimeout(int seconds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLoginTimeout() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Logger getParentLogger() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
