package dev.taskdal.sample.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class TaskApiTest {

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
    void task_created_isShownWithItsVersion() {
        Answer created = ada.post(
                "/api/tasks",
                "{\"title\":\"Çay\",\"description\":\"ince belli\",\"status\":\"in_progress\",\"priority\":\"high\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.text("status")).isEqualTo("in_progress");
        assertThat(created.text("priority")).isEqualTo("high");
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        Answer read = ada.get(created.header("Location"));
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(ada.get(created.header("Location"), "If-None-Match", "\"1\"").status())
                .isEqualTo(304);
    }

    @Test
    void pages_followedByLinks_leadThroughAndBack() {
        createFive();
        Answer first = ada.get("/api/tasks?size=2");
        assertThat(first.titles()).containsExactly("five", "four");
        assertThat(first.json().path("prev").isNull()).isTrue();
        assertThat(first.link("prev")).isEmpty();
        assertThat(first.link("next")).isEqualTo(first.text("next")).startsWith("/api/tasks?size=2&cursor=");
        Answer second = ada.get(first.text("next"));
        assertThat(second.titles()).containsExactly("three", "two");
        Answer last = ada.get(second.text("next"));
        assertThat(last.titles()).containsExactly("one");
        assertThat(last.link("next")).isEmpty();
        assertThat(last.json().path("next").isNull()).isTrue();
        Answer back = ada.get(last.text("prev"));
        assertThat(back.titles()).containsExactly("three", "two");
        assertThat(ada.get(back.text("prev")).titles()).containsExactly("five", "four");
    }

    @Test
    void page_ofAStatus_hasNoOthers() {
        createFive();
        assertThat(ada.get("/api/tasks?status=done").titles()).containsExactly("four", "two");
    }

    @Test
    void page_ofAPrefix_isByTitleWhateverTheCase() {
        for (String title : new String[] {"Écrire", "écouter 100%", "e", "ecrire"}) {
            ada.task(title);
        }
        Answer found = ada.get("/api/tasks?size=1&prefix=%C3%89C");
        assertThat(found.titles()).containsExactly("écouter 100%");
        assertThat(ada.get(found.text("next")).titles()).containsExactly("Écrire");
        assertThat(ada.get("/api/tasks?prefix=%25").titles()).isEmpty();
        assertThat(ada.get("/api/tasks?size=1&prefix=%26size=%3D%23").titles()).isEmpty();
    }

    @Test
    void page_byPriority_hasOpenOnesMostUrgentFirst() {
        ada.post("/api/tasks", "{\"title\":\"low\",\"priority\":\"low\"}");
        ada.post("/api/tasks", "{\"title\":\"urgent\",\"priority\":\"urgent\"}");
        ada.post("/api/tasks", "{\"title\":\"done\",\"priority\":\"urgent\",\"status\":\"done\"}");
        assertThat(ada.get("/api/tasks?order=priority").titles()).containsExactly("urgent", "low");
    }

    @Test
    void page_betweenTwoInstants_hasNoOthers() {
        String first = ada.get(ada.task("first")).text("createdAt");
        String second = ada.get(ada.task("second")).text("createdAt");
        assertThat(ada.get("/api/tasks?from=" + second).titles()).containsExactly("second");
        assertThat(ada.get("/api/tasks?to=" + second).titles()).containsExactly("first");
        assertThat(ada.get("/api/tasks?from=" + first + "&to=" + second).titles())
                .containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=done&prefix=a",
                "tag=1&category=1",
                "prefix=a&order=priority",
                "from=2026-01-01T00:00:00Z&status=done"
            })
    void page_ofWhatNoIndexServes_isRefusedWithWhatThereIs(String query) {
        Answer refused = ada.get("/api/tasks?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).startsWith("Ask for at most one of: status, prefix,");
    }

    @Test
    void board_ofFive_hasAllColumnsAndCountsAndLeadsOn() {
        createFive();
        Answer board = ada.get("/api/board?size=1");
        assertThat(board.json().path("columns").toString())
                .contains("\"status\":\"todo\",\"count\":2,\"countCapped\":false")
                .contains("\"status\":\"in_progress\",\"count\":1", "\"status\":\"cancelled\",\"count\":0");
        assertThat(board.json().path("columns").path(2).path("items").size()).isEqualTo(1);
        assertThat(board.json().path("columns").path(1).path("next").isNull()).isTrue();
        Answer next = ada.get(board.json().path("columns").path(2).path("next").asString());
        assertThat(next.titles()).containsExactly("two");
        assertThat(ada.get(next.text("prev")).titles()).containsExactly("four");
    }

    @Test
    void update_ofAPart_leavesTheRest() {
        Answer task = ada.post("/api/tasks", "{\"title\":\"old\",\"description\":\"text\",\"priority\":\"high\"}");
        Answer updated = ada.patch(task.header("Location"), "{\"status\":\"done\"}", task.header("ETag"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.header("ETag")).isEqualTo("\"2\"");
        assertThat(updated.text("title")).isEqualTo("old");
        assertThat(updated.text("description")).isEqualTo("text");
        assertThat(updated.text("priority")).isEqualTo("high");
        assertThat(updated.text("status")).isEqualTo("done");
    }

    @Test
    void change_fromAnOldVersion_isRefusedWithWhatIsThereNow() {
        String path = ada.task("old");
        ada.patch(path, "{\"title\":\"new\"}", "\"1\"");
        for (Answer late :
                new Answer[] {ada.patch(path, "{\"title\":\"late\"}", "\"1\""), ada.delete(path, "If-Match", "\"1\"")
                }) {
            assertThat(late.status()).isEqualTo(412);
            assertThat(late.text("type")).isEqualTo("urn:taskdal:problem:stale-version");
            assertThat(late.json().path("current")).isEqualTo(ada.get(path).json());
        }
        assertThat(ada.get(path).text("title")).isEqualTo("new");
        assertThat(ada.delete(path, "If-Match", "\"2\"").status()).isEqualTo(204);
        assertThat(ada.get(path).status()).isEqualTo(404);
        assertThat(ada.patch(path, "{}", "\"2\"").status()).isEqualTo(404);
    }

    @Test
    void task_withLabels_showsThemInEachList() {
        String path = ada.task("labelled");
        long tag = ada.post("/api/tags", "{\"name\":\"Home\"}").id();
        long category = ada.post("/api/categories", "{\"name\":\"Errands\"}").id();
        assertThat(ada.put(path + "/tags/" + tag, "").status()).isEqualTo(204);
        assertThat(ada.put(path + "/tags/" + tag, "").status()).isEqualTo(204);
        assertThat(ada.put(path + "/categories/" + category, "").status()).isEqualTo(204);
        String tags = "\"tags\":[{\"id\":" + tag + ",\"name\":\"Home\"}]";
        String categories = "\"categories\":[{\"id\":" + category + ",\"name\":\"Errands\"}]";
        for (String list : new String[] {
            path, "/api/tasks", "/api/board", "/api/tasks?tag=" + tag, "/api/tasks?category=" + category
        }) {
            assertThat(ada.get(list).body()).as(list).contains(tags, categories);
        }
        assertThat(ada.delete(path + "/tags/" + tag).status()).isEqualTo(204);
        assertThat(ada.delete(path + "/tags/" + tag).status()).isEqualTo(204);
        assertThat(ada.get("/api/tasks?tag=" + tag).titles()).isEmpty();
    }

    @Test
    void history_ofATask_saysWhoChangedWhat() {
        String path = ada.task("old");
        ada.patch(path, "{\"title\":\"new\",\"status\":\"done\"}", "\"1\"");
        ada.delete(path, "If-Match", "\"2\"");
        Answer history = ada.get(path + "/history?size=2");
        assertThat(history.json().path("items").path(0).toString())
                .contains("\"operation\":\"deleted\"", "\"actor\":{\"userId\":" + ada.user() + "}")
                .contains("\"title\":{\"from\":\"new\",\"to\":null}");
        assertThat(history.json().path("items").path(1).path("changes").toString())
                .isEqualTo(
                        "{\"title\":{\"from\":\"old\",\"to\":\"new\"},\"status\":{\"from\":\"todo\",\"to\":\"done\"}}");
        assertThat(ada.get(history.text("next")).body()).contains("\"operation\":\"created\"");
        assertThat(ada.get("/api/tasks/999999/history").status()).isEqualTo(404);
    }

    private void createFive() {
        ada.task("one");
        ada.post("/api/tasks", "{\"title\":\"two\",\"status\":\"done\"}");
        ada.post("/api/tasks", "{\"title\":\"three\",\"status\":\"in_progress\"}");
        ada.post("/api/tasks", "{\"title\":\"four\",\"status\":\"done\"}");
        ada.task("five");
    }
}
