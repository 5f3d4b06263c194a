package dev.taskdal.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Browser;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@PostgresTest
class FailingDatabaseTest {

    @Test
    void table_thatIsMissing_isAProblemWithoutInternals(ThrowawayDatabase database) throws SQLException {
        try (RunningService service = RunningService.startOn(database)) {
            Program ada = service.newUser("ada");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE task CASCADE");
            }
            Answer answer = ada.get("/api/tasks");
            ProblemTest.assertProblem(answer, 500, "internal-error");
            assertThat(answer.body()).doesNotContain("relation", "42P01", "dev.taskdal");
        }
    }

    @Test
    void database_thatIsGone_isAProblemToRetryAndNotReady(ThrowawayDatabase database) {
        try (RunningService service = RunningService.startOn(database)) {
            Browser browser = new Browser(service);
            service.newUser("ada");
            browser.logIn("ada@example.com", Browser.PASSWORD);
            assertThat(service.get("/actuator/health/readiness").text("status")).isEqualTo("UP");
            database.close();
            Answer answer = browser.get("/api/tasks");
            ProblemTest.assertProblem(answer, 503, "database-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.body()).doesNotContain(database.name());
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
        }
    }
}
