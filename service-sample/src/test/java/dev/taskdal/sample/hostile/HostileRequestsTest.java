package dev.taskdal.sample.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Endpoints;
import dev.taskdal.sample.Endpoints.Endpoint;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * More than ten thousand requests of somebody who has an account and means no good. None is a fault of the service, none
 * shows or changes anything of another user, and none leaves anything half written.
 */
class HostileRequestsTest {

    /** In all that Ada has, and nowhere else. */
    private static final String SECRET = "adas secret";

    private static final long ADA = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static ThrowawayPostgres server;
    private static ThrowawayDatabase database;
    private static Connection watching;
    private static RunningService service;
    private static RawClient client;
    private static String token;
    private static List<Endpoint> endpoints;
    private static List<String> ids;
    private static String adasRows;
    private static List<String> cursors;
    private static int sent;

    @BeforeContainer
    static void start() throws SQLException {
        server = ThrowawayPostgres.start();
        database = server.createDatabase();
        watching = database.connect();
        service = RunningService.startOn(database);
        client = new RawClient(service.port());
        Program ada = service.newUser("ada");
        Program mallory = service.newUser("mallory");
        token = mallory.token();
        Set<String> found = new TreeSet<>(Set.of("9223372036854775807"));
        cursors = new ArrayList<>();
        for (Program user : List.of(ada, mallory)) {
            for (int i = 0; i < 5; i++) {
                String title = user == ada ? SECRET + i : "task " + i;
                String task = user.task(title);
                String tag =
                        user.post("/api/tags", "{\"name\":\"" + title + "\"}").header("Location");
                String category = user.post("/api/categories", "{\"name\":\"" + title + "\"}")
                        .header("Location");
                user.put(task + tag.replace("/api", ""), "");
                user.put(task + category.replace("/api", ""), "");
                for (String path : List.of(task, tag, category)) {
                    found.add(path.substring(path.lastIndexOf('/') + 1));
                }
            }
            for (String list : List.of(
                    "/api/tasks",
                    "/api/tasks?status=todo",
                    "/api/tags",
                    "/api/tasks?order=priority",
                    "/api/tasks?prefix=",
                    "/api/tasks/1/history",
                    "/api/tasks/6/history")) {
                String link = user.get(list + (list.contains("?") ? "&" : "?") + "size=1")
                        .text("next");
                if (!link.isEmpty()) {
                    cursors.add(link.substring(link.indexOf("cursor=") + 7));
                }
            }
        }
        ids = List.copyOf(found);
        // Their limits would make it a test of limits.
        endpoints = Endpoints.of(service).stream()
                .filter(endpoint -> !endpoint.path().equals("/api/registration"))
                .toList();
        adasRows = rows(ADA);
    }

    /** What the others have left. */
    @AfterContainer
    static void stop() throws Exception {
        String left = rows(ADA);
        watching.close();
        client.close();
        service.close();
        database.close();
        server.close();
        assertThat(left).as("what Ada has").isEqualTo(adasRows).contains(SECRET);
        assertThat(sent).as("requests sent").isGreaterThanOrEqualTo(10_000);
    }

    /** A request to one of the endpoints, wrong in as many ways as there are. */
    record Request(String method, String target, String headers, byte[] body) {

        @Override
        public String toString() {
            String text = new String(body, UTF_8);
            return method + " " + target + "\n" + headers + "\n"
                    + (text.length() > 500 ? text.substring(0, 500) + "…" : text);
        }
    }

    @Provide
    Arbitrary<Request> requests() {
        Arbitrary<String> id =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(ids)), Tuple.of(1, Nasty.inAddress()));
        Arbitrary<String> path = Combinators.combine(
                        Arbitraries.of(endpoints),
                        id,
                        id,
                        Nasty.inAddress(),
                        Arbitraries.integers().between(0, 9))
                .as((endpoint, first, second, more, dice) -> endpoint.path()
                                .replaceFirst("\\{\\w+}", Matcher.quoteReplacement(first))
                                .replaceFirst("\\{\\w+}", Matcher.quoteReplacement(second))
                        + (dice == 0 ? "/" + more : ""));
        Arbitrary<String> parameter = Combinators.combine(
                        Arbitraries.of(
                                "size",
                                "cursor",
                                "status",
                                "prefix",
                                "tag",
                                "category",
                                "from",
                                "to",
                                "order",
                                "x",
                                ""),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Nasty.inAddress()),
                                Tuple.of(1, Arbitraries.of(cursors)),
                                Tuple.of(1, Arbitraries.of(ids))))
                .as((name, value) -> name + "=" + value);
        Arbitrary<String> query =
                parameter.list().ofMaxSize(3).map(all -> all.isEmpty() ? "" : "?" + String.join("&", all));
        Arbitrary<String> headers = Combinators.combine(
                        Arbitraries.of(
                                "application/json",
                                "application/json;charset=utf-16",
                                "application/x-ndjson",
                                "text/plain",
                                "application/x-www-form-urlencoded",
                                "multipart/form-data;boundary=x",
                                "*/*",
                                "x"),
                        Arbitraries.of("\"1\"", "\"2\"", "*", "W/\"1\"", "\"", "\"999999999\"", "1, 2", ""),
                        Arbitraries.of("*/*", "application/json", "text/html", "application/xml", "x", "*/*;q=x"))
                .as((type, match, accept) -> "Content-Type: " + type + "\r\nIf-Match: " + match + "\r\nAccept: "
                        + accept + "\r\nAuthorization: Bearer " + token + "\r\n");
        Arbitrary<String> method = Arbitraries.of(
                "GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE",
                "X");
        return Combinators.combine(method, path, query, headers, Nasty.body())
                .as((how, where, what, with, body) -> new Request(
                        how,
                        where + what,
                        with,
                        how.equals("GET") || how.equals("HEAD") ? new byte[0] : body.getBytes(UTF_8)));
    }

    @Property(tries = 7000, edgeCases = EdgeCasesMode.NONE)
    void request_ofAnyKind_isNoFaultAndShowsNothingOfOthers(@ForAll("requests") Request request) throws IOException {
        send(request);
    }

    @Provide
    Arbitrary<String> forgedCursors() {
        Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        Arbitrary<byte[]> changed = Combinators.combine(
                        Arbitraries.of(cursors),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(-3, 3))
                .as((cursor, at, value, longer) -> {
                    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
                    bytes[at % bytes.length] = value;
                    return Arrays.copyOf(bytes, Math.max(0, bytes.length + longer));
                });
        return Arbitraries.oneOf(
                Arbitraries.of(cursors),
                Arbitraries.oneOf(random, changed)
                        .map(bytes -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void cursor_forgedOrOfSomebodyElse_leadsNowhere(
            @ForAll("forgedCursors") String cursor, @ForAll @IntRange(min = 0, max = 6) int list) throws IOException {
        String path = List.of(
                        "/api/tasks?",
                        "/api/tasks?status=todo&",
                        "/api/tasks?prefix=&",
                        "/api/tasks?order=priority&",
                        "/api/tasks/1/history?",
                        "/api/tasks/6/history?",
                        "/api/tags?")
                .get(list);
        RawClient.Answer answer = send(
                new Request("GET", path + "cursor=" + cursor, "Authorization: Bearer " + token + "\r\n", new byte[0]));
        assertThat(answer.status()).isIn(200, 400, 404);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Nasty.object()), Tuple.of(1, Arbitraries.just("{\"title\":\"good\"}")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void import_ofAnything_writesWhatItReports(@ForAll("lines") List<String> lines) throws Exception {
        long before = tasks();
        RawClient.Answer answer = send(new Request(
                "POST",
                "/api/tasks/import",
                "Content-Type: application/x-ndjson\r\nAuthorization: Bearer " + token + "\r\n",
                String.join("\n", lines).getBytes(UTF_8)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(tasks() - before)
                .isEqualTo(JSON.readTree(answer.body()).path("accepted").asLong());
    }

    /** Each of the list in each place, by itself. */
    @Example
    void address_withEachOfTheList_isNoFault() throws IOException {
        for (String nasty : Nasty.IN_ADDRESSES) {
            for (String target : List.of(
                    "/" + nasty,
                    "/api/" + nasty,
                    "/api/tasks/" + nasty,
                    "/api/tasks/" + nasty + "/history",
                    "/api/tasks?size=" + nasty,
                    "/api/tasks?cursor=" + nasty,
                    "/api/tasks?prefix=" + nasty,
                    "/api/tasks?status=" + nasty,
                    "/api/tasks?tag=" + nasty,
                    "/api/tasks?from=" + nasty,
                    "/api/board?size=" + nasty,
                    "/js/" + nasty)) {
                send(new Request("GET", target, "Authorization: Bearer " + token + "\r\n", new byte[0]));
            }
        }
    }

    private static RawClient.Answer send(Request request) throws IOException {
        sent++;
        RawClient.Answer answer = client.send(request.method(), request.target(), request.headers(), request.body());
        assertThat(answer.status()).as(() -> request + "\n" + answer.body()).isLessThan(500);
        assertThat(answer.body())
                .as(request::toString)
                .doesNotContain(SECRET, "dev.taskdal", "java.lang", "SQLSTATE", "ada@example.com");
        if (answer.status() >= 400 && !request.method().equals("HEAD")) {
            assertThat(answer.headers().get("content-type"))
                    .as(request::toString)
                    .startsWith("application/problem+json");
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("type").asString()).as(request::toString).startsWith("urn:taskdal:problem:");
        }
        return answer;
    }

    private static long tasks() throws SQLException {
        try (Statement statement = watching.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from task")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String rows(long user) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Statement statement = watching.createStatement()) {
            for (String table : List.of(
                    "task",
                    "tag",
                    "category",
                    "task_tag",
                    "task_category",
                    "api_token",
                    "notification_setting",
                    "task_history")) {
                append(rows, statement, "select t::text from " + table + " t where user_id = " + user + " order by 1");
            }
            append(rows, statement, "select t::text from app_user t where id = " + user);
        }
        return rows.toString();
    }

    private static void append(StringBuilder rows, Statement statement, String sql) throws SQLException {
        try (ResultSet all = statement.executeQuery(sql)) {
            while (all.next()) {
                rows.append(all.getString(1)).append('\n');
            }
        }
    }
}
