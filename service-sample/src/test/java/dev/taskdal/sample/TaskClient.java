package dev.taskdal.sample;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.token.TokenHash;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** A program that keeps tasks of one user by the API, whatever becomes of the service. */
public final class TaskClient {

    /** Longer than any answer may take, whatever happens. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final UserId user;
    private final String token;

    private TaskClient(String base, UserId user, String token) {
        this.base = base;
        this.user = user;
        this.token = token;
    }

    /** Of a new user, made right in the database of the service that listens there. */
    public static TaskClient ofNewUser(int port, DataSource database, String name) {
        Dal dal = Dal.open(database);
        UserId user = dal.users()
                .create(new NewUser(name + "@example.org", name, new PasswordHash("{noop}secret")))
                .id();
        String token = "tdl_of-" + name;
        dal.tokens().create(user, "Test", TokenHash.of(token));
        return new TaskClient("http://localhost:" + port, user, token);
    }

    public UserId user() {
        return user;
    }

    public Answer create(String title) throws IOException, InterruptedException {
        return send("POST", "/api/tasks", "{\"title\":\"" + title + "\"}");
    }

    public Answer list() throws IOException, InterruptedException {
        return send("GET", "/api/tasks", null);
    }

    public Answer rename(long task, int version, String title) throws IOException, InterruptedException {
        return send("PATCH", "/api/tasks/" + task, "{\"title\":\"" + title + "\"}", "If-Match", "\"" + version + "\"");
    }

    /** The same, in the background. */
    public CompletableFuture<Answer> renameSoon(long task, int version, String title) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        answer.complete(rename(task, version, title));
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                })
                .start();
        return answer;
    }

    public Answer importLines(String lines) throws IOException, InterruptedException {
        return sendAs("application/x-ndjson", "POST", "/api/tasks/import", lines);
    }

    private Answer send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return sendAs("application/json", method, path, body, headers);
    }

    private Answer sendAs(String type, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }
}
