package dev.taskdal.sample.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class TaskApiTest {

    private static final AtomicInteger USERS = new AtomicInteger();
    private static RunningService service;

    private String user;

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
        user = newUser();
    }

    @Test
    void task_created_isShownWithItsVersion() {
        Answer created = service.post(
                user + "/tasks",
                "{\"title\":\"Çay\",\"description\":\"ince belli\",\"status\":\"in_progress\",\"priority\":\"high\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.text("status")).isEqualTo("in_progress");
        assertThat(created.text("priority")).isEqualTo("high");
        Answer read = service.get(created.header("Location"));
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(service.get(created.header("Location"), "If-None-Match", "\"1\"")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void batch_created_comesBackInTheOrderGiven() {
        Answer created = service.post(user + "/tasks/batch", "[{\"title\":\"c\"},{\"title\":\"a\"},{\"title\":\"b\"}]");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.titles()).containsExactly("c", "a", "b");
    }

    @Test
    void batch_withOneBadTask_writesNone() {
        Answer refused = service.post(user + "/tasks/batch", "[{\"title\":\"good\"},{\"title\":\" \"}]");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(service.get(user + "/tasks").titles()).isEmpty();
    }

    @Test
    void pages_followedByLinks_leadThroughAndBack() {
        createFive();
        Answer first = service.get(user + "/tasks?size=2");
        assertThat(first.titles()).containsExactly("five", "four");
        assertThat(first.link("prev")).isEmpty();
        Answer second = service.get(first.link("next"));
        assertThat(second.titles()).containsExactly("three", "two");
        Answer last = service.get(second.link("next"));
        assertThat(last.titles()).containsExactly("one");
        assertThat(last.link("next")).isEmpty();
        assertThat(last.json().path("next").isNull()).isTrue();
        Answer back = service.get(last.link("prev"));
        assertThat(back.titles()).containsExactly("three", "two");
        assertThat(service.get(user + "/tasks?size=2&cursor=" + back.text("previous"))
                        .titles())
                .containsExactly("five", "four");
    }

    @Test
    void page_ofAStatus_hasNoOthers() {
        createFive();
        assertThat(service.get(user + "/tasks?status=done").titles()).containsExactly("four", "two");
    }

    @Test
    void page_ofAPrefix_isByTitleWhateverTheCase() {
        service.post(
                user + "/tasks/batch",
                "[{\"title\":\"Écrire\"},{\"title\":\"écouter 100%\"},{\"title\":\"e\"},{\"title\":\"ecrire\"}]");
        Answer found = service.get(user + "/tasks?size=1&prefix=%C3%89C");
        assertThat(found.titles()).containsExactly("écouter 100%");
        assertThat(service.get(found.link("next")).titles()).containsExactly("Écrire");
        assertThat(service.get(user + "/tasks?prefix=%25").titles()).isEmpty();
    }

    @Test
    void board_ofFive_hasAllColumnsAndCounts() {
        createFive();
        Answer board = service.get(user + "/board?size=1");
        assertThat(board.json().path("columns").toString())
                .contains("\"status\":\"todo\",\"count\":2", "\"status\":\"in_progress\",\"count\":1")
                .contains("\"status\":\"done\",\"count\":2", "\"status\":\"cancelled\",\"count\":0");
        assertThat(board.json().path("columns").path(2).path("tasks").size()).isEqualTo(1);
    }

    @Test
    void update_twiceFromTheSameVersion_secondIsRefused() {
        Answer task = service.post(user + "/tasks", "{\"title\":\"old\",\"description\":\"text\"}");
        String path = task.header("Location");
        Answer updated = service.put(path, "{\"title\":\"new\",\"status\":\"done\"}", "If-Match", task.header("ETag"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.header("ETag")).isEqualTo("\"2\"");
        assertThat(updated.text("description")).isEmpty();
        assertThat(updated.text("priority")).isEqualTo("normal");
        Answer late = service.put(path, "{\"title\":\"late\"}", "If-Match", task.header("ETag"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("type")).isEqualTo("urn:taskdal:problem:stale-version");
        assertThat(service.get(path).text("title")).isEqualTo("new");
    }

    @Test
    void task_ofAnotherUser_looksLikeNone() {
        String path = service.post(user + "/tasks", "{\"title\":\"mine\"}").header("Location");
        String stolen = path.replace(user, newUser());
        assertThat(service.get(stolen).status()).isEqualTo(404);
        assertThat(service.put(stolen, "{\"title\":\"x\"}", "If-Match", "\"1\"").status())
                .isEqualTo(404);
        assertThat(service.delete(stolen).status()).isEqualTo(404);
        assertThat(service.delete(path).status()).isEqualTo(204);
    }

    @Test
    void tasks_acrossUsers_areNewestFirstByStatusAndByTime() {
        service.post(user + "/tasks", "{\"title\":\"first\",\"status\":\"cancelled\"}");
        Answer second = service.post(newUser() + "/tasks", "{\"title\":\"second\",\"status\":\"cancelled\"}");
        assertThat(service.get("/api/tasks?size=2").titles()).containsExactly("second", "first");
        assertThat(service.get("/api/tasks?size=2&status=cancelled").titles()).containsExactly("second", "first");
        assertThat(service.get("/api/tasks/counts").json().path("cancelled").asLong())
                .isGreaterThanOrEqualTo(2);
        String at = second.text("createdAt");
        assertThat(service.get("/api/tasks?from=" + at + "&until=2999-12-31T00:00:00Z")
                        .titles())
                .containsExactly("second");
        assertThat(service.get("/api/tasks?from=2000-01-01T00:00:00Z&until=" + at)
                        .titles())
                .contains("first")
                .doesNotContain("second");
    }

    private void createFive() {
        service.post(user + "/tasks", "{\"title\":\"one\"}");
        service.post(user + "/tasks", "{\"title\":\"two\",\"status\":\"done\"}");
        service.post(user + "/tasks", "{\"title\":\"three\",\"status\":\"in_progress\"}");
        service.post(user + "/tasks", "{\"title\":\"four\",\"status\":\"done\"}");
        service.post(user + "/tasks", "{\"title\":\"five\"}");
    }

    private static String newUser() {
        return service.post(
                        "/api/users",
                        "{\"email\":\"u%d@example.com\",\"displayName\":\"U\",\"password\":\"correct horse\"}"
                                .formatted(USERS.incrementAndGet()))
                .header("Location");
    }
}
