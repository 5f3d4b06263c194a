package dev.taskdal.sample;

import dev.taskdal.dal.user.UserId;
import java.util.ArrayList;
import java.util.List;

/** A program that uses the service for a user, with an API token. */
public record Program(RunningService service, UserId user, String token) {

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, "Content-Type", "application/json");
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json, "Content-Type", "application/json");
    }

    public Answer patch(String path, String json, String ifMatch) {
        return send("PATCH", path, json, "Content-Type", "application/json", "If-Match", ifMatch);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** The path of a new task of that title. */
    public String task(String title) {
        return post("/api/tasks", "{\"title\":\"" + title + "\"}").header("Location");
    }

    public Answer send(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + token));
        return service.send(method, path, body, all.toArray(String[]::new));
    }
}
