package dev.taskdal.sample.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.web.ProblemTest;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class TransferTest {

    private static final AtomicInteger USERS = new AtomicInteger();

    private static ThrowawayDatabase database;
    private static RunningService service;

    private Program ada;

    @BeforeAll
    static void start(ThrowawayDatabase throwaway) {
        database = throwaway;
        service = RunningService.startOn(throwaway);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void createUser() {
        ada = service.newUser("user" + USERS.incrementAndGet());
    }

    @Test
    void import_withBadLines_makesTheOthersAndSaysWhyNot() {
        Answer report = importLines("""
                {"title":"one","status":"done","priority":"high","description":"text"}

                {"title":"  "}
                {"titel":"two"}
                {"title":"half \\ud800"}
                {"title":"nul \\u0000"}
                null
                [1]
                {"title":"three"
                {"title":"four"} x
                {"title":"five","status":"DONE"}
                {"description":"%s"}
                {"title":"six","description":"%s"}
                {"title":"%s"}
                {"title":"last"}""".formatted("x", "x".repeat(10_001), "🙂".repeat(200)));
        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.json().path("accepted").asInt()).isEqualTo(3);
        assertThat(report.json().path("rejected").asInt()).isEqualTo(11);
        assertThat(report.json()
                        .path("problems")
                        .valueStream()
                        .map(problem -> problem.path("line").asInt()))
                .containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(report.body())
                .contains("{\"line\":3,\"reason\":\"A title has 1 to 200 characters")
                .contains("{\"line\":4,\"reason\":\"There is no field 'titel'")
                .contains("{\"line\":12,\"reason\":\"The field 'title' is missing.\"}");
        assertThat(ada.get("/api/tasks?prefix=").titles()).containsExactly("last", "one", "🙂".repeat(200));
        assertThat(ada.get("/api/tasks?prefix=one").body()).contains("\"status\":\"done\",\"priority\":\"high\"");
        long id = ada.get("/api/tasks?prefix=one")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        assertThat(ada.get("/api/tasks/" + id + "/history").body()).contains("\"userId\":" + ada.user());
    }

    @Test
    void import_ofBytesThatAreNoText_isReported() throws IOException {
        byte[] line = "{\"title\":\"?\"}\n".getBytes(UTF_8);
        line[10] = (byte) 0xff;
        assertThat(new String(send("/api/tasks/import", line), UTF_8)).contains("\"accepted\":0,\"rejected\":1");
    }

    @Test
    void import_ofAsManyAsThereMayBe_isDone_andOneMoreIsRefused() {
        String lines = IntStream.range(0, 100_000)
                .mapToObj(i -> "{\"title\":\"Task " + i + "\"}")
                .collect(Collectors.joining("\n"));
        Answer refused = importLines(lines + "\n{\"title\":\"one more\"}");
        ProblemTest.assertProblem(refused, 413, "content-too-large");
        assertThat(refused.text("detail")).contains("at most 100000 lines", "Nothing was imported");
        assertThat(ada.get("/api/tasks").titles()).isEmpty();

        Answer report = importLines(lines);
        assertThat(report.body()).isEqualTo("{\"accepted\":100000,\"rejected\":0,\"problems\":[]}");
        assertThat(ada.get("/api/board").body()).contains("\"count\":1000,\"countCapped\":true");
    }

    @Test
    void import_withAnEndlessLine_needsNoMemoryForIt() {
        Answer report = importLines("{\"title\":\"" + "x".repeat(1 << 20) + "\"}\n{\"title\":\"short\"}");
        assertThat(report.body())
                .isEqualTo("{\"accepted\":1,\"rejected\":1,\"problems\":"
                        + "[{\"line\":1,\"reason\":\"The line has more than 131072 bytes.\"}]}");
    }

    /** The third of five statements fails, in the way that a full disk or a lost connection would. */
    @Test
    void import_whoseDatabaseFailsHalfWay_hasImportedNothing() throws SQLException {
        execute("create function fail() returns trigger language plpgsql as"
                + " $$ begin raise exception 'half way' using errcode = '53100'; end $$");
        execute("create trigger fail before insert on task for each row when (new.title = 'Task 2500')"
                + " execute function fail()");
        try {
            Answer failed = importLines(IntStream.range(0, 5000)
                    .mapToObj(i -> "{\"title\":\"Task " + i + "\"}")
                    .collect(Collectors.joining("\n")));
            assertThat(failed.status()).isGreaterThanOrEqualTo(500);
            assertThat(failed.header("Content-Type")).startsWith("application/problem+json");
        } finally {
            execute("drop function fail cascade");
        }
        assertThat(ada.get("/api/tasks").titles()).isEmpty();
        assertThat(importLines("{\"title\":\"again\"}").body()).contains("\"accepted\":1");
    }

    @Test
    void export_imported_isTheSameTasks() {
        String path = ada.task("labelled");
        String tag = ada.post("/api/tags", "{\"name\":\"Home\"}").header("Location");
        ada.put(path + tag.replace("/api", ""), "");
        ada.post(
                "/api/tasks", "{\"title\":\"Çay\",\"description\":\"a\\nb\",\"status\":\"done\",\"priority\":\"low\"}");
        Answer export = ada.get("/api/tasks/export");
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"tasks.ndjson\"");
        assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(export.body().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"tags\":[\"Home\"],\"categories\":[]");

        Program bob = service.newUser("user" + USERS.incrementAndGet());
        assertThat(importLines(bob, export.body()).body()).contains("\"accepted\":2,\"rejected\":0");
        assertThat(bob.get("/api/tasks?prefix=").titles())
                .isEqualTo(ada.get("/api/tasks?prefix=").titles());
        assertThat(bob.get("/api/tasks?status=done").body()).contains("a\\nb", "\"priority\":\"low\"");
    }

    /** A reader that stops reading holds the export up. What was not sent then is not in memory either: the cursor has it. */
    @Test
    void export_ofMuch_isNotInMemory() throws Exception {
        String text = "x".repeat(10_000);
        for (int i = 0; i < 10; i++) {
            service.bean(Dal.class)
                    .tasks()
                    .importAll(Collections.nCopies(1000, new NewTask(ada.user(), "t", text, TaskStatus.TODO)));
        }
        long before = usedMemory();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            request(socket, "GET", "/api/tasks/export", new byte[0]);
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), 8192);
            assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 ");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(TransferTest::anExportWaitsForItsReader);
            assertThat(usedMemory() - before).as("of 100 MB in the database").isLessThan(40L << 20);
            ProblemTest.assertProblem(ada.get("/api/tasks/export"), 503, "busy");
        }
        // Its connection and its place are free again once the reader has gone.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ada.get("/api/tasks/export").status() == 200);
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static boolean anExportWaitsForItsReader() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where state = 'idle in transaction' and query like '%task_tag%'"
                        + " and state_change < clock_timestamp() - interval '300 ms'")) {
            rows.next();
            return rows.getInt(1) == 1;
        }
    }

    private Answer importLines(String lines) {
        return importLines(ada, lines);
    }

    private static Answer importLines(Program user, String lines) {
        return user.send("POST", "/api/tasks/import", lines, "Content-Type", "application/x-ndjson");
    }

    private byte[] send(String path, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            request(socket, "POST", path, body);
            return socket.getInputStream().readAllBytes();
        }
    }

    private void request(Socket socket, String method, String path, byte[] body) throws IOException {
        socket.getOutputStream().write((method + " " + path + """
                 HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/x-ndjson\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(ada.token(), body.length)).getBytes(UTF_8));
        socket.getOutputStream().write(body);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
