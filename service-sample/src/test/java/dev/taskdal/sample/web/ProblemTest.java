package dev.taskdal.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
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
class ProblemTest {

    private static ThrowawayDatabase database;
    private static RunningService service;

    @BeforeAll
    static void start(ThrowawayDatabase throwaway) {
        database = throwaway;
        service = RunningService.startOn(throwaway, "options=-c%20lock_timeout=100ms");
        service.post("/api/users", "{\"email\":\"a@b\",\"displayName\":\"A\",\"password\":\"correct horse\"}");
        service.post("/api/users/1/tasks", "{\"title\":\"t\"}");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/nope, 404, not-found",
        "/, 404, not-found",
        "/error, 404, not-found",
        "/api/users/2, 404, not-found",
        "/api/users/2/tasks, 404, not-found",
        "/api/users/2/board, 404, not-found",
        "/api/users/1/tasks/2, 404, not-found",
        "/api/users?email=c@d, 404, not-found",
        "/api/users, 400, bad-request",
        "/api/users/x, 400, bad-request",
        "/api/users/9223372036854775808, 400, bad-request",
        "/api/tasks?size=0, 400, invalid-value",
        "/api/tasks?size=-1, 400, invalid-value",
        "/api/tasks?size=1000000, 400, invalid-value",
        "/api/tasks?size=x, 400, bad-request",
        "/api/users/1/board?size=0, 400, invalid-value",
        "/api/users/1/board?size=1000000, 400, invalid-value",
        "/api/tasks?cursor=x, 400, invalid-cursor",
        "/api/users/1/tasks?cursor=%00, 400, invalid-cursor",
        "/api/users/1/tasks?prefix=%00, 400, invalid-value",
        "/api/users/1/tasks?prefix=a&status=done, 400, invalid-value",
        "/api/users?email=%00, 400, invalid-value",
        "/api/tasks?status=TODO, 400, invalid-value",
        "/api/tasks?from=2026-01-01T00:00:00Z, 400, invalid-value",
        "/api/tasks?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z, 400, invalid-value",
        "/api/tasks?from=yesterday&until=today, 400, bad-request",
    })
    void get_ofWhatCannotBeHad_isAProblem(String path, int status, String type) {
        assertProblem(service.get(path), status, type);
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
        Answer answer = service.post("/api/users/1/tasks", body);
        assertProblem(answer, status, type);
        assertThat(answer.text("detail")).contains(detail).doesNotContain("dev.taskdal", "java.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | N | correct horse | 422 | rule-broken",
                "a@c | ' ' | correct horse | 422 | rule-broken",
                "a@c | N | short | 400 | invalid-value",
                "a@c | N | 0123456789012345678901234567890123456789012345678901234567890123456789012 | 400 | invalid-value",
                "a@c | N | nul\\u0000nulnul | 400 | invalid-value",
                "A@B | N | correct horse | 409 | duplicate-email",
            })
    void user_whoCannotBe_isAProblemWithoutThePassword(
            String email, String name, String password, int status, String type) {
        Answer answer = service.post(
                "/api/users",
                "{\"email\":\"%s\",\"displayName\":\"%s\",\"password\":\"%s\"}".formatted(email, name, password));
        assertProblem(answer, status, type);
        assertThat(answer.body()).doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"1\"", "1", "\"1\", \"2\"", "\"\"", "\"99999999999\""})
    void update_withAnUnusableIfMatch_isAProblem(String ifMatch) {
        assertProblem(
                service.put("/api/users/1/tasks/1", "{\"title\":\"x\"}", "If-Match", ifMatch), 400, "invalid-value");
    }

    @Test
    void update_withoutOrWithOldVersion_isAProblem() {
        assertProblem(service.put("/api/users/1/tasks/1", "{\"title\":\"x\"}"), 428, "version-required");
        assertProblem(
                service.put("/api/users/1/tasks/1", "{\"title\":\"x\"}", "If-Match", "\"0\""), 412, "stale-version");
    }

    @Test
    void task_ofNobody_isAProblem() {
        assertProblem(service.post("/api/users/2/tasks", "{\"title\":\"x\"}"), 404, "not-found");
    }

    @Test
    void method_thatTheResourceHasNot_isAProblem() {
        Answer answer = service.send("PATCH", "/api/users/1", "{}", "Content-Type", "application/json");
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("PUT");
    }

    @Test
    void mediaType_otherThanJson_isAProblem() {
        assertProblem(
                service.send("POST", "/api/users/1/tasks", "x", "Content-Type", "text/plain"),
                415,
                "unsupported-media-type");
        assertProblem(service.get("/api/users/1", "Accept", "text/html"), 406, "not-acceptable");
        assertProblem(service.get("/api/users/2", "Accept", "text/html"), 404, "not-found");
    }

    @Test
    void requestLine_thatNoServerUnderstands_isAProblem() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
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
            Answer answer = service.put("/api/users/1/tasks/1", "{\"title\":\"x\"}", "If-Match", "\"1\"");
            assertProblem(answer, 503, "conflict");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:taskdal:problem:" + type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotEmpty();
    }
}
