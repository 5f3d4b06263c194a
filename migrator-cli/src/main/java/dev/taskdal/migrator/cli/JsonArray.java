package dev.taskdal.migrator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An array of flat objects as JSON, one object a line. */
final class JsonArray {

    private final List<JsonObject> objects = new ArrayList<>();

    /** Adds one. */
    JsonObject object() {
        JsonObject object = new JsonObject();
        objects.add(object);
        return object;
    }

    @Override
    public String toString() {
        return objects.isEmpty()
                ? "[]"
                : objects.stream().map(JsonObject::toString).collect(Collectors.joining(",\n ", "[", "]"));
    }

    /** One of them. */
    static final class JsonObject {

        private final List<String> members = new ArrayList<>();

        JsonObject put(String name, @Nullable String value) {
            return add(name, value == null ? "null" : quoted(value));
        }

        JsonObject put(String name, @Nullable Long value) {
            return add(name, String.valueOf(value));
        }

        private JsonObject add(String name, String json) {
            members.add(quoted(name) + ": " + json);
            return this;
        }

        private static String quoted(String text) {
            StringBuilder json = new StringBuilder("\"");
            for (char c : text.toCharArray()) {
                if (c == '"' || c == '\\') {
                    json.append('\\').append(c);
                } else if (c < ' ') {
                    json.append(String.format("\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
            return json.append('"').toString();
        }

        @Override
        public String toString() {
            return "{" + String.join(", ", members) + "}";
        }
    }
}
