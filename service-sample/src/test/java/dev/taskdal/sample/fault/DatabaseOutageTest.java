package dev.taskdal.sample.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.TaskClient;
import dev.taskdal.sample.database.RestartableDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server goes away, and comes back, while the service runs. */
class DatabaseOutageTest {

    /** HikariCP pauses ten seconds at most between two attempts to connect. */
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    /** So many that some of them are always between two statements of a request. */
    private static final int WRITERS = 12;

    @TempDir
    private static Path folder;

    private static RestartableDatabase database;
    private static RunningService service;

    @BeforeAll
    static void start() throws IOException {
        database = RestartableDatabase.start(folder);
        service = RunningService.start(
                "--database.url=" + database.url() + "&socketTimeout=2",
                "--migrate",
                "--taskdal.pool.connection-timeout=1000",
                // It would tell that it can't stop a server that was killed.
                "--logging.level.io.zonky=off");
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        database.close();
    }

    @Test
    void readiness_databaseStoppedAndStarted_turnsRedAndGreenAgain() throws Exception {
        assertThat(service.get("/readyz").status()).isEqualTo(200);

        database.stop();
        assertThat(service.get("/readyz").status()).isEqualTo(503);
        assertThat(service.manage("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(service.get("/livez").status())
                .as("a restart of the service would help nobody")
                .isEqualTo(200);

        database.startAgain();
        await("readiness").atMost(RECOVERY).until(() -> service.get("/readyz").status() == 200);
    }

    @Test
    void database_killedUnderLoad_losesNoAcknowledgedWrite() throws Exception {
        TaskClient client = TaskClient.ofNewUser(service.port(), database.dataSource(), "busy");
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger numbers = new AtomicInteger();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<Answer> errors = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(threads.submit(() -> {
                while (!done.get()) {
                    String title = "number " + numbers.incrementAndGet();
                    Answer answer = client.create(title);
                    if (answer.status() == 201) {
                        acknowledged.add(title);
                    } else {
                        synchronized (errors) {
                            errors.add(answer);
                        }
                    }
                }
                return null;
            }));
        }
        await("writes").atMost(RECOVERY).until(() -> acknowledged.size() > 200);
        database.kill();
        await("errors").atMost(RECOVERY).until(() -> {
            synchronized (errors) {
                return errors.size() > WRITERS;
            }
        });
        database.startAgain();
        int before = acknowledged.size();
        await("writes again").atMost(RECOVERY).until(() -> acknowledged.size() > before + 200);
        done.set(true);
        for (Future<?> writer : writers) {
            writer.get(20, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(titles(client)).containsAll(acknowledged);
        assertThat(errors).allSatisfy(error -> Problems.assertRetryable(error, "database-unavailable"));
    }

    /** A statement that is under way: of an idle connection the pool would find out by itself that nobody answers. */
    @Test
    void database_thatHangs_isGivenUpAndUsedAgainLater() throws Exception {
        TaskClient client = TaskClient.ofNewUser(service.port(), database.dataSource(), "patient");
        long task = client.create("before").id();

        Locks locks = Locks.on(database.dataSource(), "SELECT FROM task WHERE id = " + task);
        try (locks) {
            CompletableFuture<Answer> underWay = client.renameSoon(task, 1, "meanwhile");
            locks.awaitWaiting(1);
            database.freeze();
            try {
                Problems.assertRetryable(underWay.get(25, TimeUnit.SECONDS), "database-unavailable");
                Problems.assertRetryable(client.create("later"), "database-unavailable");
                assertThat(service.get("/readyz").status()).isEqualTo(503);
            } finally {
                database.thaw();
            }
        }
        await("a write").atMost(RECOVERY).until(() -> client.create("after").status() == 201);
    }

    private static List<String> titles(TaskClient client) throws SQLException {
        List<String> titles = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT title FROM task WHERE user_id = " + client.user())) {
            while (rows.next()) {
                titles.add(rows.getString(1));
            }
        }
        return titles;
    }
}
