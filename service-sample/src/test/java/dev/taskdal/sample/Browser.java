package dev.taskdal.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser: it keeps cookies, and the page in it sends the one against forged requests back in a header. */
public final class Browser {

    /** Of all users of the tests. */
    public static final String PASSWORD = "correct horse";

    private final RunningService service;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(RunningService service) {
        this.service = service;
    }

    /** What the page does first. */
    public Answer open() {
        return send("GET", "/api/session", null);
    }

    public Answer logIn(String email, String password) {
        open();
        return send("POST", "/api/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Browser withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public Answer send(String method, String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (json != null) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        if (!cookies.isEmpty()) {
            all.addAll(List.of(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "))));
        }
        if (!method.equals("GET") && cookies.containsKey("XSRF-TOKEN") && !all.contains("X-XSRF-TOKEN")) {
            all.addAll(List.of("X-XSRF-TOKEN", cookie("XSRF-TOKEN")));
        }
        Answer answer = service.send(method, path, json, all.toArray(String[]::new));
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String pair = set.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty() || set.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
        return answer;
    }
}
