package dev.taskdal.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.token.TokenHash;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The service as its main method starts it, on a port of its own, and a client of it. */
public final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
        this.base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public static RunningService start(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--server.port=0");
        return new RunningService(SampleApplication.start(all.toArray(String[]::new)));
    }

    /** On an empty throwaway database, which it migrates. */
    public static RunningService startOn(ThrowawayDatabase database, String... parameters) {
        return start("--database.url=" + url(database, parameters), "--migrate");
    }

    /** What {@code DATABASE_URL} would be. */
    public static String url(ThrowawayDatabase database, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.add("user=" + URLEncoder.encode(database.user(), UTF_8));
        all.add("password=" + URLEncoder.encode(database.password(), UTF_8));
        return database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + String.join("&", all);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, "Content-Type", "application/json");
    }

    public Answer put(String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return send("PUT", path, json, all.toArray(String[]::new));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A part of the service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Which requests go to which resource. */
    public RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    /** A program of a new user, who has the password of {@link Browser#PASSWORD}. */
    public Program newUser(String name) {
        Dal dal = bean(Dal.class);
        UserId user = dal.users()
                .create(new NewUser(name + "@example.com", name, new PasswordHash("{noop}" + Browser.PASSWORD)))
                .id();
        String token = "tdl_of-" + name;
        dal.tokens().create(user, "Test", TokenHash.of(token));
        return new Program(this, user, token);
    }

    public int port() {
        return URI.create(base).getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
