package dev.taskdal.sample.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.TaskClient;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Others have what a request needs: a lock, a connection, the same row. */
@PostgresTest
class ContentionTest {

    private static final int CONNECTIONS = 2;

    private static DataSource database;
    private static RunningService service;
    private static TaskClient client;

    @BeforeAll
    static void start(ThrowawayDatabase throwaway) {
        database = throwaway.dataSource();
        service = RunningService.start(
                "--database.url=" + RunningService.url(throwaway, "options=-c%20statement_timeout=2s"),
                "--migrate",
                "--taskdal.pool.maximum-pool-size=" + CONNECTIONS,
                "--taskdal.pool.connection-timeout=500");
        client = TaskClient.ofNewUser(service.port(), database, "ada");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void statement_thatHangs_isEndedAndChangesNothing() throws Exception {
        long task = client.create("before").id();
        Locks locks = Locks.on(database, "SELECT FROM task WHERE id = " + task);
        try (locks) {
            Problems.assertRetryable(client.rename(task, 1, "never"), "timeout");
        }
        assertThat(client.list().titles()).contains("before").doesNotContain("never");
    }

    @Test
    void pool_exhausted_isAnAnswerAfterItsTimeoutAndPasses() throws Exception {
        long task = client.create("popular").id();
        try (Locks locks = Locks.on(database, "SELECT FROM task WHERE id = " + task)) {
            List<CompletableFuture<Answer>> waiting = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> client.renameSoon(task, 1, "renamed"))
                    .toList();
            locks.awaitWaiting(CONNECTIONS);

            Problems.assertRetryable(client.list(), "database-unavailable");
            assertThat(service.get("/readyz").status())
                    .as("the database is there, and another instance is as busy")
                    .isEqualTo(200);

            locks.commit();
            for (CompletableFuture<Answer> answer : waiting) {
                assertThat(answer.get(10, TimeUnit.SECONDS).status()).isIn(200, 412);
            }
        }
        assertThat(client.list().status()).isEqualTo(200);
    }

    /**
     * The service has the task and waits for its owner, whom its history refers to; the other one has the owner and waits
     * for the task. The service has waited longer, and so is the first to see that this never ends.
     */
    @Test
    void deadlock_ofTwoTransactions_isOvercome() throws Exception {
        long task = client.create("shared").id();
        long deadlocks = deadlocks();
        try (Locks other = Locks.on(database, "SELECT FROM app_user WHERE id = " + client.user())) {
            CompletableFuture<Answer> answer = client.renameSoon(task, 1, "mine");
            other.awaitWaiting(1);
            other.execute("SELECT FROM task WHERE id = " + task + " FOR UPDATE");
            other.commit();

            assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        await("the server to count it").atMost(Duration.ofSeconds(10)).until(() -> deadlocks() > deadlocks);
        assertThat(client.list().titles()).contains("mine");
    }

    @Test
    void serializationFailure_thatStays_isTriedThreeTimes() throws Exception {
        long task = client.create("disputed").id();
        execute("""
                CREATE SEQUENCE tries;
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.title = 'refused' OR NEW.title = 'refused twice' AND nextval('tries') < 6 THEN
                        PERFORM nextval('tries') WHERE NEW.title = 'refused';
                        RAISE EXCEPTION 'in the way' USING ERRCODE = '40001';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER refuse BEFORE UPDATE ON task FOR EACH ROW EXECUTE FUNCTION refuse();
                """);

        Problems.assertRetryable(client.rename(task, 1, "refused"), "conflict");
        assertThat(number("SELECT last_value FROM tries")).isEqualTo(3);

        assertThat(client.rename(task, 1, "refused twice").status()).isEqualTo(200);
        assertThat(number("SELECT last_value FROM tries")).isEqualTo(6);
    }

    /** An import is a transaction of many statements, so all of them are repeated; and then, what was read of the lines. */
    @Test
    void import_inTheWayOfAnother_isRepeatedAsAWhole() throws Exception {
        execute("""
                CREATE SEQUENCE import_tries;
                CREATE FUNCTION refuse_import() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.title = 'import 1500 refused'
                            OR NEW.title = 'import 1500 refused twice' AND nextval('import_tries') < 6 THEN
                        PERFORM nextval('import_tries') WHERE NEW.title = 'import 1500 refused';
                        RAISE EXCEPTION 'in the way' USING ERRCODE = '40001';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER refuse_import BEFORE INSERT ON task FOR EACH ROW EXECUTE FUNCTION refuse_import();
                """);

        Problems.assertRetryable(client.importLines(lines("refused")), "conflict");
        assertThat(number("SELECT last_value FROM import_tries")).isEqualTo(3);
        assertThat(number("SELECT count(*) FROM task WHERE title LIKE 'import %'"))
                .as("after an error nothing was imported")
                .isZero();

        Answer report = client.importLines(lines("refused twice"));
        assertThat(report.body())
                .isEqualTo("{\"accepted\":2001,\"rejected\":1,\"problems\":"
                        + "[{\"line\":2002,\"reason\":\"The field 'title' is missing.\"}]}");
        assertThat(number("SELECT last_value FROM import_tries")).isEqualTo(6);
        assertThat(number("SELECT count(*) FROM task WHERE title LIKE 'import %'"))
                .isEqualTo(2001);
    }

    private static String lines(String word) {
        return IntStream.rangeClosed(0, 2000)
                .mapToObj(i -> "{\"title\":\"import " + i + " " + word + "\"}\n")
                .collect(Collectors.joining("", "", "{}\n"));
    }

    private static long deadlocks() throws SQLException {
        return number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
