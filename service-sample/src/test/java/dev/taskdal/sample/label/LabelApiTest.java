package dev.taskdal.sample.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.web.ProblemTest;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class LabelApiTest {

    private static RunningService service;
    private static Program ada;

    @BeforeAll
    static void start(ThrowawayDatabase database) {
        service = RunningService.startOn(database);
        ada = service.newUser("ada");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tags", "/api/categories"})
    void labels_madeRenamedAndDeleted_areListedByName(String path) {
        String home = create(path, "home").header("Location");
        create(path, "Garden");
        create(path, "work");

        Answer first = ada.get(path + "?size=2");
        assertThat(names(first)).containsExactly("Garden", "home");
        assertThat(names(ada.get(first.text("next")))).containsExactly("work");
        assertThat(ada.send("PATCH", home, "{\"name\":\"Zoo\"}", "Content-Type", "application/json")
                        .text("name"))
                .isEqualTo("Zoo");
        assertThat(names(ada.get(path))).containsExactly("Garden", "work", "Zoo");
        assertThat(ada.get(home).text("name")).isEqualTo("Zoo");
        assertThat(ada.delete(home).status()).isEqualTo(204);
        ProblemTest.assertProblem(ada.delete(home), 404, "not-found");
        ProblemTest.assertProblem(create(path, "GARDEN"), 409, "duplicate");
        ProblemTest.assertProblem(create(path, " blanks "), 422, "rule-broken");
        ProblemTest.assertProblem(ada.post(path, "{}"), 400, "invalid-value");
    }

    private static Answer create(String path, String name) {
        return ada.post(path, "{\"name\":\"" + name + "\"}");
    }

    private static List<String> names(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(label -> label.path("name").asString())
                .toList();
    }
}
