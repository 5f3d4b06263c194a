package dev.taskdal.sample.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@PostgresTest
class UserApiTest {

    private static ThrowawayDatabase database;
    private static RunningService service;

    @BeforeAll
    static void start(ThrowawayDatabase throwaway) {
        database = throwaway;
        service = RunningService.startOn(throwaway);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void user_created_isFoundByIdAndByEmailInAnyCase() {
        Answer created = create("İpek@Example.com", "İpek Ünlü");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/users/" + created.id());
        assertThat(service.get("/api/users/" + created.id()).json()).isEqualTo(created.json());
        assertThat(service.get("/api/users?email=%C4%B0pek@EXAMPLE.com").id()).isEqualTo(created.id());
    }

    @Test
    void user_created_hashIsStoredAndNeverShown() throws SQLException {
        Answer created = create("hash@example.com", "Hash");
        assertThat(created.body()).doesNotContainIgnoringCase("password").doesNotContain("bcrypt");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT password_hash FROM app_user WHERE id = " + created.id())) {
            rows.next();
            assertThat(rows.getString(1)).startsWith("{bcrypt}$2");
        }
    }

    @Test
    void email_takenInAnotherCase_is409() {
        create("twice@example.com", "One");
        Answer second = create("TWICE@example.com", "Two");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("type")).isEqualTo("urn:taskdal:problem:duplicate-email");
    }

    @Test
    void update_fromCurrentVersion_changesAndRaisesVersion() {
        Answer user = create("update@example.com", "Before");
        Answer updated = service.put(
                "/api/users/" + user.id(),
                "{\"email\":\"updated@example.com\",\"displayName\":\"After\"}",
                "If-Match",
                user.header("ETag"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.text("displayName")).isEqualTo("After");
        assertThat(updated.header("ETag")).isEqualTo("\"2\"");
        assertThat(service.get("/api/users?email=update@example.com").status()).isEqualTo(404);
    }

    @Test
    void update_ofOldOrUnnamedVersion_isRefused() {
        String path = "/api/users/" + create("stale@example.com", "Stale").id();
        String change = "{\"email\":\"stale@example.com\",\"displayName\":\"New\"}";
        assertThat(service.put(path, change).status()).isEqualTo(428);
        assertThat(service.put(path, change, "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(service.get(path).text("displayName")).isEqualTo("Stale");
    }

    @Test
    void user_deleted_isGoneWithAllTasks() {
        long id = create("gone@example.com", "Gone").id();
        service.post("/api/users/" + id + "/tasks", "{\"title\":\"mine\"}");
        assertThat(service.delete("/api/users/" + id).status()).isEqualTo(204);
        assertThat(service.delete("/api/users/" + id).status()).isEqualTo(404);
        assertThat(service.get("/api/users/" + id + "/tasks").status()).isEqualTo(404);
        assertThat(service.post("/api/users/" + id + "/tasks", "{\"title\":\"late\"}")
                        .status())
                .isEqualTo(404);
    }

    private static Answer create(String email, String name) {
        return service.post(
                "/api/users",
                "{\"email\":\"%s\",\"displayName\":\"%s\",\"password\":\"correct horse\"}".formatted(email, name));
    }
}
