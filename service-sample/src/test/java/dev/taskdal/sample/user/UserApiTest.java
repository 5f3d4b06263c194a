package dev.taskdal.sample.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.web.ProblemTest;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PostgresTest
class UserApiTest {

    private static final AtomicInteger USERS = new AtomicInteger();
    private static RunningService service;

    private Program ada;

    @BeforeAll
    static void start(ThrowawayDatabase database) {
        service = RunningService.startOn(database);
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
    void profile_replaced_isShownAndItsOldVersionIsRefused() {
        Answer profile = ada.get("/api/profile");
        assertThat(profile.body())
                .isEqualTo("{\"displayName\":\"user" + USERS + "\",\"timeZone\":\"UTC\",\"locale\":null,"
                        + "\"biography\":\"\",\"avatarUrl\":null,\"version\":1}");
        String change = "{\"displayName\":\"Ada\",\"timeZone\":\"Europe/Berlin\",\"locale\":\"de-AT\","
                + "\"biography\":\"Writes.\",\"avatarUrl\":\"https://example.org/a.png\",\"version\":1}";
        Answer changed = ada.put("/api/profile", change);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(change.replace("\"version\":1", "\"version\":2"));
        Answer late = ada.put("/api/profile", change);
        ProblemTest.assertProblem(late, 412, "stale-version");
        assertThat(late.json().path("current")).isEqualTo(changed.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"displayName\":\" \" | 422",
                "\"displayName\":\"A\",\"timeZone\":\"Foo5\" | 422",
                "\"displayName\":\"A\",\"timeZone\":\"Mars/Base\" | 400",
                "\"displayName\":\"A\",\"avatarUrl\":\"javascript:alert(1)\" | 422",
                "\"timeZone\":\"UTC\" | 400",
            })
    void profile_thatCannotBe_isAProblem(String fields, int status) {
        Answer refused = ada.put("/api/profile", "{" + fields + ",\"version\":1}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.text("detail")).doesNotContain("ck_");
    }

    @Test
    void settings_ofAllChannels_areShownAndReplacedOneByOne() {
        Answer defaults = ada.get("/api/notification-settings");
        assertThat(defaults.body())
                .isEqualTo("{\"items\":["
                        + "{\"channel\":\"email\",\"enabled\":true,\"events\":[\"task_created\",\"status_changed\","
                        + "\"task_deleted\"],\"quietHours\":null,\"digestHour\":null},"
                        + "{\"channel\":\"push\",\"enabled\":true,\"events\":[\"task_created\",\"status_changed\","
                        + "\"task_deleted\"],\"quietHours\":null,\"digestHour\":null}]}");
        Answer saved = ada.put(
                "/api/notification-settings/push",
                "{\"enabled\":false,\"events\":[\"task_deleted\"],\"quietHours\":{\"from\":\"22:00\",\"until\":\"07:00\"},"
                        + "\"digestHour\":7}");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body())
                .isEqualTo("{\"channel\":\"push\",\"enabled\":false,\"events\":[\"task_deleted\"],"
                        + "\"quietHours\":{\"from\":\"22:00\",\"until\":\"07:00\"},\"digestHour\":7}");
        assertThat(ada.get("/api/notification-settings").json().path("items").path(1))
                .isEqualTo(saved.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fax | {\"enabled\":true,\"events\":[]} | 404",
                "push | {\"enabled\":true,\"events\":[\"all\"]} | 400",
                "push | {\"enabled\":true,\"events\":[null]} | 400",
                "push | {\"enabled\":true} | 400",
                "push | {\"enabled\":true,\"events\":[],\"digestHour\":24} | 422",
                "push | {\"enabled\":true,\"events\":[],\"quietHours\":{\"from\":\"25:00\",\"until\":\"07:00\"}} | 400",
                "push | {\"enabled\":true,\"events\":[],\"quietHours\":{\"from\":\"07:00\",\"until\":\"07:00\"}} | 422",
                "push | {\"enabled\":true,\"events\":[],\"quietHours\":{}} | 400",
            })
    void setting_thatCannotBe_isAProblem(String channel, String body, int status) {
        Answer refused = ada.put("/api/notification-settings/" + channel, body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }
}
