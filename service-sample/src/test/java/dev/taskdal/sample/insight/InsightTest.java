package dev.taskdal.sample.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskdal.dal.Dal;
import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@PostgresTest
class InsightTest {

    private static RunningService service;

    @BeforeAll
    static void start(ThrowawayDatabase database) {
        service = RunningService.startOn(database);
        Program ada = service.newUser("ada");
        IntStream.range(0, 5).forEach(i -> ada.get("/api/tasks"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void queries_listed_areThoseOfTheLayerTheHeaviestFirst() {
        List<JsonNode> queries = service.manage("/actuator/queries")
                .json()
                .path("queries")
                .valueStream()
                .toList();

        assertThat(queries).hasSizeGreaterThanOrEqualTo(Dal.queries().size());
        assertThat(queries)
                .extracting(query -> query.path("latency").path("total").asDouble())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        JsonNode page = queries.stream()
                .filter(query -> query.path("query").asString().equals("Tasks.pageByUser"))
                .findFirst()
                .orElseThrow();
        assertThat(page.path("index").valueStream().map(JsonNode::asString)).containsExactly("ix_task_user_id");
        assertThat(page.path("calls").asLong()).isGreaterThanOrEqualTo(5);
        assertThat(page.path("errors").asLong()).isZero();
        assertThat(page.path("latency").path("p99").asDouble()).isPositive();
        assertThat(queries.get(queries.size() - 1).path("calls").asLong())
                .as("those that nobody called come last")
                .isZero();
    }

    @Test
    void query_asked_tellsItsSqlAndWhatItPromises() {
        JsonNode query = service.manage("/actuator/queries/Tasks.pageByUser").json();

        assertThat(query.path("report").path("query").asString()).isEqualTo("Tasks.pageByUser");
        assertThat(query.path("statements").toString()).contains("from task");
        assertThat(query.path("contract").path("indexes").toString()).contains("ix_task_user_id");
        assertThat(service.manage("/actuator/queries/Tasks.none").status()).isEqualTo(404);
    }

    @Test
    void health_asked_tellsOfEachPart() {
        JsonNode health = service.manage("/actuator/health").json();

        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.path("components").path("database").path("status").asString())
                .isEqualTo("UP");
        assertThat(service.manage("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void prometheus_scraped_hasEveryQueryThatRan() {
        Answer answer = service.manage("/actuator/prometheus");

        assertThat(answer.body())
                .contains("taskdal_query_seconds_count{exception=\"none\",query=\"Tasks.pageByUser\"}")
                .contains("taskdal_query_seconds_bucket{exception=\"none\",query=\"Tasks.pageByUser\",le=\"0.005\"}")
                .contains("taskdal_query_rows_total{query=\"Tasks.pageByUser\"}")
                .contains("hikaricp_connections_active{pool=\"taskdal\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, 401",
        "/actuator/prometheus, 401",
        "/actuator/queries, 401",
        "/actuator, 401",
        "/livez, 200",
        "/readyz, 200"
    })
    void portOfTheUsers_hasNothingForOperatorsButProbes(String path, int status) {
        Answer answer = service.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Tasks.", "components");
    }

    @Test
    void metrics_ofAServiceThatEnds_areWritten(ThrowawayDatabase database) throws SQLException {
        RunningService other = RunningService.startOn(database);
        try (other) {
            other.newUser("ada").get("/api/tasks");
            assertThat(calls(database)).as("written once a minute").isZero();
        }
        assertThat(calls(database)).isEqualTo(1);
    }

    @Test
    void metrics_ofAServiceThatRuns_areWrittenOnASchedule(ThrowawayDatabase database) {
        RunningService other = RunningService.start(
                "--database.url=" + RunningService.url(database), "--migrate", "--taskdal.metrics.interval=1s");
        try (other) {
            other.newUser("ada").get("/api/tasks");
            await("the writer").atMost(Duration.ofSeconds(10)).until(() -> calls(database) == 1);
        }
    }

    private static long calls(ThrowawayDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(sum(calls), 0) FROM query_metric WHERE query = 'Tasks.pageByUser'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
