package dev.taskdal.sample.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskdal.migrator.Migrator;
import dev.taskdal.sample.Answer;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.TaskClient;
import dev.taskdal.sample.database.ChildService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class ShutdownTest {

    /** 128 and the number of SIGTERM: the JVM has ended in order. */
    private static final int TERMINATED = 143;

    @Test
    void service_toldToEnd_finishesWhatIsInFlightAndTakesNothingNew(ThrowawayDatabase throwaway) throws Exception {
        DataSource database = throwaway.dataSource();
        Migrator.of(database).upgrade();
        try (ChildService service = ChildService.start("--database.url=" + RunningService.url(throwaway))) {
            TaskClient client = TaskClient.ofNewUser(service.port(), database, "ada");
            long task = client.create("before").id();
            try (Locks locks = Locks.on(database, "SELECT FROM task WHERE id = " + task)) {
                CompletableFuture<Answer> inFlight = client.renameSoon(task, 1, "after");
                locks.awaitWaiting(1);

                service.terminate();
                await("the port to be closed").atMost(Duration.ofSeconds(10)).until(() -> !listens(service.port()));
                assertThat(inFlight).isNotDone();
                assertThat(service.isAlive()).isTrue();

                locks.commit();
                Answer answer = inFlight.get(10, TimeUnit.SECONDS);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.text("title")).isEqualTo("after");
            }
            assertThat(service.exitCode()).isEqualTo(TERMINATED);
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT (SELECT title FROM task), (SELECT sum(calls) FROM query_metric WHERE query = 'Tasks.update')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("after");
            assertThat(row.getInt(2))
                    .as("what the last request did is counted, too")
                    .isEqualTo(1);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
