package dev.taskdal.sample;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String text(String field) {
        return json().path(field).asString();
    }

    public long id() {
        return json().path("id").asLong();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The titles of the tasks in this page or array. */
    public List<String> titles() {
        JsonNode items = json().isArray() ? json() : json().path("items");
        return items.valueStream().map(item -> item.path("title").asString()).toList();
    }

    /** Where the link of that relation leads. */
    public String link(String relation) {
        for (String link : header("Link").split(", ")) {
            if (link.endsWith("rel=\"" + relation + "\"")) {
                return link.substring(1, link.indexOf('>'));
            }
        }
        return "";
    }
}
