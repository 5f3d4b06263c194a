package dev.taskdal.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.token.TokenHash;
import dev.taskdal.sample.Endpoints.Endpoint;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Over every endpoint that there is: whose id takes part in its path, a user gets the same answer for one of somebody else's as
 * for one that doesn't exist, and nothing changes. A new endpoint is tested without anybody's doing; one with a variable that
 * isn't known here fails.
 */
@PostgresTest
class OwnershipTest {

    private static final String ABSENT = "9000000000000000000";

    private static ThrowawayDatabase database;
    private static RunningService service;
    private static Program bob;
    private static Browser bobsBrowser;

    /** The ids of Ada's things, and of Bob's, by the variable that names them. */
    private static Map<String, String> adas;

    private static Map<String, String> bobs;

    @BeforeAll
    static void start(ThrowawayDatabase throwaway) {
        database = throwaway;
        service = RunningService.startOn(throwaway);
        Program ada = service.newUser("ada");
        bob = service.newUser("bob");
        bobsBrowser = new Browser(service);
        bobsBrowser.logIn("bob@example.com", Browser.PASSWORD);
        adas = things(ada);
        bobs = things(bob);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Map<String, String> things(Program user) {
        String task = last(user.task("mine"));
        // Tags and categories of the same numbers, since the variable doesn't say which of the two it names.
        String label;
        String category;
        do {
            label = last(user.post("/api/tags", "{\"name\":\"t" + System.nanoTime() + "\"}")
                    .header("Location"));
            category = last(user.post("/api/categories", "{\"name\":\"c" + System.nanoTime() + "\"}")
                    .header("Location"));
        } while (!label.equals(category));
        String token = service.bean(Dal.class)
                .tokens()
                .create(user.user(), "mine", TokenHash.of("tdl_" + user.user()))
                .id()
                .toString();
        user.put("/api/tasks/" + task + "/tags/" + label, "");
        user.put("/api/tasks/" + task + "/categories/" + label, "");
        return Map.of("taskId", task, "labelId", label, "tokenId", token);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @TestFactory
    Stream<DynamicTest> id_ofSomebodyElse_isAnsweredAsOneThatDoesNotExist() {
        return Endpoints.of(service).stream()
                .filter(endpoint ->
                        endpoint.path().contains("{") && !endpoint.path().contains("{channel}"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    String before = rows();
                    for (String variable : variables(endpoint.path())) {
                        assertThat(adas).as("ids that this test knows").containsKey(variable);
                        Answer foreign = send(endpoint, path(endpoint.path(), variable, adas.get(variable)));
                        Answer absent = send(endpoint, path(endpoint.path(), variable, ABSENT));
                        assertThat(foreign.status()).isEqualTo(404);
                        assertThat(foreign.body().replace(adas.get(variable), "ID"))
                                .isEqualTo(absent.body().replace(ABSENT, "ID"));
                        assertThat(names(foreign)).isEqualTo(names(absent));
                    }
                    assertThat(rows()).as("nothing was changed").isEqualTo(before);
                }));
    }

    /** Otherwise the test above would see a 404 where nothing is ever found. */
    @Test
    void id_ofOnesOwn_isFound() {
        assertThat(Endpoints.of(service).stream()
                        .filter(endpoint -> endpoint.method().equals("GET")
                                && endpoint.path().contains("{"))
                        .toList())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(endpoint -> assertThat(
                                send(endpoint, path(endpoint.path(), "", "")).status())
                        .isEqualTo(200));
    }

    @TestFactory
    Stream<DynamicTest> endpoint_withoutLogin_isRefused() {
        return Endpoints.of(service).stream()
                .filter(endpoint -> !endpoint.path().startsWith("/api/session")
                        && !endpoint.path().startsWith("/api/registration"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    Browser nobody = new Browser(service);
                    nobody.open();
                    assertThat(nobody.send(endpoint.method(), path(endpoint.path(), "", ""), "{}")
                                    .status())
                            .isEqualTo(401);
                }));
    }

    private static Answer send(Endpoint endpoint, String path) {
        // Valid for each: what makes it fail is to be the id alone.
        String body = endpoint.method().equals("GET") ? null : "{\"name\":\"x\"}";
        if (endpoint.path().equals("/api/tasks/{taskId}")) {
            body = "{\"title\":\"x\"}";
        }
        if (path.startsWith("/api/tokens")) {
            return bobsBrowser.send(endpoint.method(), path, body, "If-Match", "\"1\"");
        }
        return bob.send(endpoint.method(), path, body, "Content-Type", "application/json", "If-Match", "\"1\"");
    }

    /** Bob's ids in the path, but for one. */
    private static String path(String pattern, String variable, String value) {
        String path = pattern.replace("{" + variable + "}", value);
        for (Map.Entry<String, String> own : bobs.entrySet()) {
            path = path.replace("{" + own.getKey() + "}", own.getValue());
        }
        return path.replace("{channel}", "email");
    }

    /** Now and then the server closes a connection, whatever was asked for. */
    private static Set<String> names(Answer answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet());
        names.removeAll(Set.of("connection", "keep-alive"));
        return names;
    }

    private static List<String> variables(String pattern) {
        List<String> variables = new ArrayList<>();
        for (String part : pattern.split("/")) {
            if (part.startsWith("{")) {
                variables.add(part.substring(1, part.length() - 1));
            }
        }
        return variables;
    }

    /** All that anybody owns. */
    private static String rows() throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("task", "tag", "category", "task_tag", "task_category", "api_token")) {
                try (ResultSet all =
                        statement.executeQuery("select " + table + "::text from " + table + " order by 1")) {
                    while (all.next()) {
                        rows.append(all.getString(1)).append('\n');
                    }
                }
            }
        }
        return rows.toString();
    }
}
