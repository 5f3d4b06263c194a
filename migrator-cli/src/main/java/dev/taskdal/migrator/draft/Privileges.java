package dev.taskdal.migrator.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** GRANT and REVOKE, from what the catalog says of privileges. pgCodeKeeper's name the role that runs them. */
final class Privileges {

    private static final Pattern OBJECT = Pattern.compile(
            "privileges of (?<role>the owner|the migrating role|\\S+) on (?<kind>[a-z ]+?) (?<object>(?:\\w+\\.)?[\\w\".]+(?:\\(.*\\))?)");
    private static final Pattern DEFAULTS = Pattern.compile(
            "default privileges of (?<role>the owner|the migrating role|\\S+) on (?<kind>\\w+)(?: in schema (?<schema>\\S+))?"
                    + " made by the migrating role");
    private static final Map<String, String> WORDS = Map.of(
            "sequence", "SEQUENCE ",
            "function", "FUNCTION ",
            "procedure", "PROCEDURE ",
            "aggregate", "FUNCTION ",
            "type", "TYPE ",
            "schema", "SCHEMA ",
            "language", "LANGUAGE ");
    private static final String GRANTABLE = " WITH GRANT OPTION";

    private Privileges() {}

    /** Statements for one difference; none if it is about something else. */
    static List<String> statements(String name, @Nullable String expected, @Nullable String found) {
        Matcher defaults = DEFAULTS.matcher(name);
        if (defaults.matches()) {
            String schema = defaults.group("schema");
            String standard = schema == null ? defaults.group("kind").replaceFirst("s$", "") : "";
            return statements(
                    "ALTER DEFAULT PRIVILEGES " + (schema == null ? "" : "IN SCHEMA " + schema + " "),
                    "",
                    defaults.group("kind").toUpperCase(Locale.ROOT),
                    defaults.group("role"),
                    rights(expected, standard, defaults.group("role")),
                    rights(found, standard, defaults.group("role")));
        }
        Matcher object = OBJECT.matcher(name);
        if (!object.matches()) {
            return List.of();
        }
        String kind = object.group("kind");
        boolean column = kind.equals("column");
        String identity = object.group("object");
        int dot = identity.lastIndexOf('.');
        return statements(
                "",
                column ? " (" + identity.substring(dot + 1) + ")" : "",
                column ? identity.substring(0, dot) : WORDS.getOrDefault(kind, "") + identity,
                object.group("role"),
                rights(expected, kind, object.group("role")),
                rights(found, kind, object.group("role")));
    }

    private static Set<String> rights(@Nullable String definition, String kind, String role) {
        if (definition == null) {
            if (role.equals("PUBLIC")) {
                return switch (kind) {
                    case "function", "procedure", "aggregate" -> Set.of("EXECUTE");
                    case "type", "language" -> Set.of("USAGE");
                    default -> Set.of();
                };
            }
            return role.startsWith("the ") ? Set.of("ALL") : Set.of();
        }
        return definition.equals("none") ? Set.of() : new LinkedHashSet<>(Arrays.asList(definition.split(", ")));
    }

    private static List<String> statements(
            String start, String column, String object, String role, Set<String> wanted, Set<String> there) {
        String grantee = role.startsWith("the ") ? "CURRENT_USER" : role;
        boolean wholesale = wanted.contains("ALL")
                || there.contains("ALL")
                || there.stream().anyMatch(right -> right.endsWith(GRANTABLE));
        Set<String> gone = new LinkedHashSet<>(there);
        gone.removeAll(wanted);
        Set<String> added = new LinkedHashSet<>(wanted);
        if (wholesale) {
            gone = gone.isEmpty() || wanted.isEmpty() ? gone : Set.of("ALL");
        }
        if (!wholesale || gone.isEmpty()) {
            added.removeAll(there);
        }
        List<String> statements = new ArrayList<>();
        if (!gone.isEmpty()) {
            statements.add(start + "REVOKE " + list(plain(gone), column) + " ON " + object + " FROM " + grantee);
        }
        for (boolean grantable : new boolean[] {false, true}) {
            Set<String> some = added.stream()
                    .filter(right -> right.endsWith(GRANTABLE) == grantable)
                    .map(right -> right.replace(GRANTABLE, ""))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!some.isEmpty()) {
                statements.add(start + "GRANT " + list(some, column) + " ON " + object + " TO " + grantee
                        + (grantable ? GRANTABLE : ""));
            }
        }
        return statements;
    }

    private static Set<String> plain(Set<String> rights) {
        return rights.stream()
                .map(right -> right.replace(GRANTABLE, ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String list(Set<String> rights, String column) {
        return rights.stream().map(right -> right + column).collect(Collectors.joining(", "));
    }
}
