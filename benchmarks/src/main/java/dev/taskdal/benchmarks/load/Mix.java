package dev.taskdal.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests of many users, in the shares of {@link Operation}. For some seconds all go to the service as it is, for the
 * next ones pages and boards go to their twins, in turns: both have the same load, and the same hour.
 */
final class Mix implements OpenLoop.Sender {

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_ERRORS_KEPT = 20;
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern CURSORS = Pattern.compile("\"(next|prev)\":(\"[^\"]*\"|null)");
    private static final List<String> PREFIXES = List.of("wr", "read re", "Call", "buy report 1", "plan", "ch");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final SplittableRandom random = new SplittableRandom(1);
    private final URI service;
    private final LoadSeed.Placed seed;
    private final Map<Long, Integer> versions = new ConcurrentHashMap<>();
    private final Queue<Created> created = new ConcurrentLinkedQueue<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private volatile Latencies latencies = new Latencies();
    private volatile long requests;

    /** A task that the load has made, and will delete. */
    private record Created(int user, long id) {}

    /** A request, what it is, and what its answer is good for. */
    private record Request(Operation operation, HttpRequest http, int expected, Consumer<String> answered) {}

    Mix(URI service, LoadSeed.Placed seed) {
        this.service = service;
        this.seed = seed;
    }

    /** Forgets what was measured until now. */
    void startAnew() {
        latencies = new Latencies();
        errors.clear();
        requests = 0;
    }

    Latencies latencies() {
        return latencies;
    }

    /** What went wrong, the first few. */
    List<String> errors() {
        return errors;
    }

    long requests() {
        return requests;
    }

    @Override
    public CompletableFuture<Consumer<Duration>> send(Duration due) {
        boolean twin = due.toMillis() / TURN.toMillis() % 2 == 1;
        Request request = next(twin);
        Latencies recorded = latencies;
        requests++;
        return client.sendAsync(request.http(), BodyHandlers.ofString()).handle((response, failure) -> {
            if (failure != null || response.statusCode() != request.expected()) {
                error(request, response, failure);
            } else {
                request.answered().accept(response.body());
            }
            return took -> recorded.record(request.operation(), twin, took);
        });
    }

    private void error(Request request, HttpResponse<String> response, Throwable failure) {
        if (errors.size() < MOST_ERRORS_KEPT) {
            errors.add(request.http().method() + " " + request.http().uri().getPath() + ": "
                    + (failure != null ? failure : response.statusCode() + " " + response.body()));
        }
    }

    private Request next(boolean twin) {
        int user = random.nextInt(seed.seed().users());
        long task = seed.task(user, random.nextInt(seed.seed().tasksEach()));
        String root = twin ? "/api/twin" : "/api";
        Operation operation = Operation.at(random.nextInt(100));
        return switch (operation) {
            case PAGE -> get(operation, user, root + "/tasks?size=20");
            case BOARD -> get(operation, user, root + "/board?size=20");
            case FIND -> get(operation, user, "/api/tasks/" + task);
            case SEARCH ->
                get(
                        operation,
                        user,
                        "/api/tasks?prefix="
                                + PREFIXES.get(random.nextInt(PREFIXES.size())).replace(" ", "%20"));
            case UPDATE -> update(user, task);
            case CREATE -> create(user);
            case DELETE -> {
                Created own = created.poll();
                yield own == null ? create(user) : delete(own);
            }
        };
    }

    private Request get(Operation operation, int user, String path) {
        return new Request(operation, request(user, path).GET().build(), 200, body -> {});
    }

    /** Nobody else changes a task of the seed; one that is just being changed is left alone. */
    private Request update(int user, long task) {
        Integer version = versions.put(task, -1);
        if (Integer.valueOf(-1).equals(version)) {
            return get(Operation.FIND, user, "/api/tasks/" + task);
        }
        int current = version == null ? 1 : version;
        HttpRequest http = request(user, "/api/tasks/" + task)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + current + "\"")
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"Changed report " + current + "\"}"))
                .build();
        return new Request(Operation.UPDATE, http, 200, body -> versions.put(task, current + 1));
    }

    private Request create(int user) {
        HttpRequest http = request(user, "/api/tasks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"New report\",\"description\":\"To be done.\"}"))
                .build();
        return new Request(Operation.CREATE, http, 201, body -> {
            Matcher id = ID.matcher(body);
            if (id.find()) {
                created.add(new Created(user, Long.parseLong(id.group(1))));
            }
        });
    }

    private Request delete(Created task) {
        HttpRequest http = request(task.user(), "/api/tasks/" + task.id())
                .header("If-Match", "\"1\"")
                .DELETE()
                .build();
        return new Request(Operation.DELETE, http, 204, body -> {});
    }

    private HttpRequest.Builder request(int user, String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + LoadSeed.token(seed.user(user)));
    }

    /**
     * Checks that the twins answer the same, but for the cursors, which are each one's own.
     *
     * @throws IllegalStateException if not
     */
    void requireAgreement() throws IOException, InterruptedException {
        for (String path : List.of("/tasks?size=20", "/board?size=20")) {
            for (int user = 0; user < Math.min(20, seed.seed().users()); user++) {
                String layer = body(user, "/api" + path);
                String twin = body(user, "/api/twin" + path);
                if (!layer.equals(twin)) {
                    throw new IllegalStateException(
                            "The twin of " + path + " answers something else.\n" + layer + "\n" + twin);
                }
            }
        }
    }

    private String body(int user, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request(user, path).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + ": " + response.statusCode() + " " + response.body());
        }
        return CURSORS.matcher(response.body())
                .replaceAll(
                        found -> "\"" + found.group(1) + "\":" + (found.group(2).equals("null") ? "null" : "…"));
    }
}
