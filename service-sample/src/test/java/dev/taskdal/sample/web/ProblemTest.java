package dev.taskdal.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
public class ProblemTest {

    private static ThrowawayDatabase database;
    private static RunningService service;
    private static Program ada;
    private static String task;

    @BeforeAll
    static void start(ThrowawayDatabase throwaway) {
        database = throwaway;
        service = RunningService.startOn(throwaway, "options=-c%20lock_timeout=100ms");
        ada = service.newUser("ada");
        task = ada.task("t");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/nope, 404, not-found",
        "/error, 404, not-found",
        "/api/tasks/9999, 404, not-found",
        "/api/tasks/9999/history, 404, not-found",
        "/api/tags/9999, 404, not-found",
        "/api/tasks/x, 400, bad-request",
        "/api/tasks/9223372036854775808, 400, bad-request",
        "/api/tasks?size=0, 400, invalid-value",
        "/api/tasks?size=-1, 400, invalid-value",
        "/api/tasks?size=1000000, 400, invalid-value",
        "/api/tasks?size=x, 400, bad-request",
        "/api/tasks?size=x&size=1, 400, bad-request",
        "/api/board?size=0, 400, invalid-value",
        "/api/board?size=1000000, 400, invalid-value",
        "/api/tasks?cursor=x, 400, invalid-cursor",
        "/api/tasks?cursor=%00, 400, invalid-cursor",
        "/api/tasks?prefix=%00, 400, invalid-value",
        "/api/tasks?prefix=a&status=done, 400, invalid-value",
        "/api/tasks?status=TODO, 400, invalid-value",
        "/api/tasks?order=random, 400, invalid-value",
        "/api/tasks?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, 400, invalid-value",
        "/api/tasks?from=-999999999-01-01T00:00:00Z, 400, invalid-value",
        "/api/tasks?from=yesterday&to=today, 400, bad-request",
        "/api/tasks?tag=x, 400, bad-request",
    })
    void get_ofWhatCannotBeHad_isAProblem(String path, int status, String type) {
        Answer answer = ada.get(path);
        assertProblem(answer, status, type);
        assertThat(answer.body()).doesNotContain("dev.taskdal", "java.lang");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | bad-request | line 1",
                "[] | 400 | bad-request | JSON",
                "'' | 400 | bad-request | body is required",
                "{\"title\":\"a\"} x | 400 | bad-request | JSON",
                "{\"titel\":\"a\"} | 400 | bad-request | no field 'titel'. There are: ",
                "{\"title\":{}} | 400 | bad-request | field 'title'",
                "{\"title\":\"a\",\"status\":0} | 400 | bad-request | field 'status'",
                "{\"title\":\"a\",\"status\":\"DONE\"} | 400 | bad-request | field 'status'",
                "{} | 400 | invalid-value | field 'title' is missing",
                "{\"title\":null} | 400 | invalid-value | field 'title' is missing",
                "{\"title\":\"a\\u0000b\"} | 400 | invalid-value | NUL character at index 1",
                "{\"title\":\"a\\ud800\"} | 400 | invalid-value | half a character",
                "{\"title\":\"  \"} | 422 | rule-broken | 1 to 200 characters",
            })
    void task_thatCannotBe_isAProblem(String body, int status, String type, String detail) {
        Answer answer = ada.post("/api/tasks", body);
        assertProblem(answer, status, type);
        assertThat(answer.text("detail")).contains(detail).doesNotContain("dev.taskdal", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"1\"", "1", "\"1\", \"2\"", "\"\"", "\"99999999999\""})
    void change_withAnUnusableIfMatch_isAProblem(String ifMatch) {
        assertProblem(ada.patch(task, "{\"title\":\"x\"}", ifMatch), 400, "invalid-value");
        assertProblem(ada.delete(task, "If-Match", ifMatch), 400, "invalid-value");
    }

    @Test
    void change_withoutOrWithOldVersion_isAProblem() {
        assertProblem(
                ada.send("PATCH", task, "{\"title\":\"x\"}", "Content-Type", "application/json"),
                428,
                "version-required");
        assertProblem(ada.delete(task), 428, "version-required");
        assertProblem(ada.patch(task, "{\"title\":\"x\"}", "\"0\""), 412, "stale-version");
    }

    @Test
    void method_thatTheResourceHasNot_isAProblem() {
        Answer answer = ada.put("/api/tasks", "{}");
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void mediaType_otherThanJson_isAProblem() {
        assertProblem(
                ada.send("POST", "/api/tags", "%00=1", "Content-Type", "application/x-www-form-urlencoded"),
                400,
                "bad-request");
        assertProblem(ada.send("POST", "/api/tasks", "x", "Content-Type", "text/plain"), 415, "unsupported-media-type");
        assertProblem(ada.get(task, "Accept", "text/html"), 406, "not-acceptable");
        assertProblem(ada.get("/api/tasks/9999", "Accept", "text/html"), 404, "not-found");
        assertProblem(ada.get("/nope", "Accept", "x"), 404, "not-found");
        assertProblem(ada.get(task, "Accept", "x"), 406, "not-acceptable");
        assertProblem(ada.send("POST", "/api/tasks", "{}", "Content-Type", "*/*"), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/api/tasks;jsessionid=1", "/api//tasks", "/api/%2e%2e/tasks", "/api/tasks%00"})
    void requestLine_thatNobodyUnderstands_isAProblem(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"urn:taskdal:problem:bad-request\"");
        }
    }

    @Test
    void row_lockedBySomebodyElse_isAProblemToRetry() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM task WHERE id = 1 FOR UPDATE");
            Answer answer = ada.patch(task, "{\"title\":\"x\"}", "\"1\"");
            assertProblem(answer, 503, "conflict");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    public static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:taskdal:problem:" + type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotEmpty();
    }
}
