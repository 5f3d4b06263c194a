package dev.taskdal.sample.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Browser;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {

    private static final String EMAIL = "maria.musterfrau@example.net";
    private static final String NAME = "Maria Musterfrau";
    private static final String PASSWORD = "passphrase of Maria";
    private static final String TITLE = "Visit the cardiologist";
    private static final String TOKEN = "tdl_abcdefghijklmnop";

    /** Everything that can go wrong, with everything that nobody else may know. */
    @Test
    void logs_ofABusyDay_haveNoPersonalData(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("service.log");
        RunningService service = RunningService.start(
                "--database.url=",
                "--taskdal.data-folder=" + folder.resolve("postgres"),
                "--taskdal.registration.outbox=" + folder.resolve("outbox"),
                "--logging.file.name=" + log);
        List<String> secrets =
                new ArrayList<>(List.of(EMAIL, NAME, PASSWORD, TITLE, TOKEN, "musterfrau", "cardiologist"));
        try (service) {
            Browser browser = new Browser(service);
            browser.open();
            String account =
                    "{\"email\":\"%s\",\"displayName\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, NAME, PASSWORD);
            for (String body :
                    List.of(account, account, account.replace("@", ""), account.replace("\"", "'"), account + "x")) {
                browser.post("/api/registration", body);
            }
            browser.post("/api/registration/confirmation", "{\"token\":\"" + TOKEN + "\"}");
            browser.logIn(EMAIL, "not the " + PASSWORD);
            browser.post("/api/session", "{\"email\":\"" + EMAIL + "\",\"passphrase\":\"" + PASSWORD + "\"}");

            Program program = service.newUser("musterfrau");
            Answer own = new Browser(service).logIn("musterfrau@example.com", Browser.PASSWORD);
            assertThat(own.status()).isEqualTo(200);
            secrets.add(program.token());
            secrets.add("musterfrau@example.com");
            service.get("/api/tasks", "Authorization", "Bearer " + TOKEN);
            String task = program.task(TITLE);
            for (String body : List.of(
                    "{\"title\":\"" + TITLE.repeat(20) + "\"}",
                    "{\"title\":\"" + TITLE + "\\u0000\"}",
                    "{\"title\":\"" + TITLE + "\",\"status\":\"" + TITLE + "\"}",
                    "{\"title\":\"" + TITLE + "\",\"" + TITLE + "\":1}",
                    "{\"title\":[\"" + TITLE + "\"]}",
                    "\"" + TITLE,
                    "{\"title\":\"" + TITLE + "\",\"description\":\"" + TITLE.repeat(1000) + "\"}")) {
                assertThat(program.post("/api/tasks", body).status()).isBetween(400, 499);
                program.patch(task, body, "\"1\"");
            }
            program.get("/api/tasks?prefix=Visit%20the%20cardiologist&status=todo");
            program.get("/api/tasks?cursor=Visit%20the%20cardiologist");
            program.get("/api/tasks/cardiologist");
            program.get("/api/cardiologist");
            program.post("/api/tags", "{\"name\":\"cardiologist\"}");
            program.post("/api/tags", "{\"name\":\"Cardiologist\"}");

            breakTheHistory(service);
            assertThat(program.post("/api/tasks", "{\"title\":\"" + TITLE + "\"}")
                            .status())
                    .isEqualTo(500);
        }

        String said = Files.readString(log);
        assertThat(said).as("the error that was provoked").contains("The data access layer failed", "task_history");
        String serverSaid = Files.readString(folder.resolve("postgres/server.log"));
        assertThat(serverSaid).as("the same, and others").contains("ck_task_title", "ix_tag_name", "task_history");
        for (String secret : secrets) {
            assertThat(said).doesNotContainIgnoringCase(secret);
            assertThat(serverSaid).doesNotContainIgnoringCase(secret);
        }
    }

    private static void breakTheHistory(RunningService service) throws SQLException {
        try (Connection connection = service.bean(HikariDataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE task_history RENAME TO task_past");
        }
    }
}
