package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.catalog.CatalogSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is to be renamed, and says how it is done and undone. */
final class Renames {

    /**
     * Both ways of one.
     *
     * @param up what renames it
     * @param down what gives it its old name
     */
    record Step(String up, String down) {}

    private static final Map<String, String> KINDS = Map.of(
            "table", "TABLE",
            "view", "VIEW",
            "materialized view", "MATERIALIZED VIEW",
            "sequence", "SEQUENCE");
    private static final Pattern CONSTRAINT = Pattern.compile("constraint (?<name>\\S+) on (?<table>\\S+)");
    private static final Pattern INDEX = Pattern.compile("index (?<schema>\\S+\\.)(?<name>\\S+) on (?<table>\\S+)");
    private static final Pattern SEQUENCE = Pattern.compile("sequence (?<schema>\\S+\\.)(?<name>\\S+)");

    private final Map<String, String> head;
    private final Map<String, String> target;
    private final Map<String, String> tables = new HashMap<>();

    private Renames(CatalogSnapshot head, CatalogSnapshot target) {
        this.head = head.definitions();
        this.target = target.definitions();
    }

    /**
     * The steps of the renames that were asked for, columns before their tables.
     *
     * @throws RevisionException if there is no such thing, or it isn't gone, or nothing new has the new name
     */
    static List<Step> asked(List<Rename> renames, CatalogSnapshot head, CatalogSnapshot target) {
        return new Renames(head, target).steps(renames);
    }

    private List<Step> steps(List<Rename> renames) {
        for (Rename rename : renames) {
            String key = key(rename);
            if (key.startsWith("table ")) {
                tables.put(key.substring("table ".length()), sibling(key.substring("table ".length()), rename.to()));
            }
        }
        return renames.stream()
                .sorted(Comparator.comparing(rename -> key(rename).startsWith("column ") ? 0 : 1))
                .map(this::step)
                .toList();
    }

    /** What it is in the catalog: a column, a relation, a type, or the type of an enum's value. */
    private String key(Rename rename) {
        List<String> from = rename.from();
        for (String schema : new String[] {"public.", ""}) {
            String name = schema + String.join(".", from);
            for (String kind : List.of("column ", "table ", "view ", "materialized view ", "sequence ", "type ")) {
                if (head.containsKey(kind + name) && (!kind.equals("column ") || isOfTable(name))) {
                    return kind + name;
                }
            }
            if (from.size() > 1) {
                String type = "type " + schema + String.join(".", from.subList(0, from.size() - 1));
                if (labels(head.get(type)).contains(plain(from.get(from.size() - 1)))) {
                    return type;
                }
            }
        }
        throw new RevisionException(
                "--rename " + rename + ": the migrations make no table, column, view, sequence, type or value"
                        + " of an enum named " + String.join(".", from) + ". Check the name. Nothing was written.");
    }

    private boolean isOfTable(String column) {
        return head.containsKey("table " + column.substring(0, column.lastIndexOf('.')));
    }

    private Step step(Rename rename) {
        String key = key(rename);
        String kind = key.startsWith("materialized") ? "materialized view" : key.substring(0, key.indexOf(' '));
        String name = key.substring(kind.length() + 1);
        String last = rename.from().get(rename.from().size() - 1);
        boolean label = kind.equals("type") && !name.endsWith("." + last);
        if (label) {
            return value(rename, name, plain(last), plain(rename.to()));
        }
        String renamed = sibling(name, rename.to());
        if (kind.equals("column")) {
            String table = name.substring(0, name.lastIndexOf('.'));
            requireRenamed(rename, kind, name, tables.getOrDefault(table, table) + "." + rename.to());
            String start = "ALTER TABLE " + table + " RENAME COLUMN ";
            return new Step(start + last + " TO " + rename.to(), start + rename.to() + " TO " + last);
        }
        requireRenamed(rename, kind, name, renamed);
        String word = kind.equals("type") ? type(head.get(key)) : KINDS.get(kind);
        return new Step(
                "ALTER " + word + " " + name + " RENAME TO " + rename.to(),
                "ALTER " + word + " " + renamed + " RENAME TO " + last);
    }

    private static String type(String definition) {
        return definition.startsWith("DOMAIN") ? "DOMAIN" : "TYPE";
    }

    private Step value(Rename rename, String type, String from, String to) {
        List<String> wanted = labels(target.get("type " + type));
        if (!wanted.contains(to) || wanted.contains(from)) {
            throw new RevisionException("--rename " + rename + ": in the edited schema, " + type + " has the values "
                    + wanted + ". Write '" + to + "' in the place of '" + from + "' there. Nothing was written.");
        }
        String start = "ALTER TYPE " + type + " RENAME VALUE ";
        String one = Completion.literal(from);
        String other = Completion.literal(to);
        return new Step(start + one + " TO " + other, start + other + " TO " + one);
    }

    private void requireRenamed(Rename rename, String kind, String from, String to) {
        if (!target.containsKey(kind + " " + to)) {
            throw new RevisionException("--rename " + rename + ": the edited schema has no " + kind + " " + to
                    + ". Give it its new name there, too. Nothing was written.");
        }
        if (head.containsKey(kind + " " + to)) {
            throw new RevisionException("--rename " + rename + ": there is a " + kind + " " + to
                    + " already, and it can't be two things. Nothing was written.");
        }
        boolean moved = kind.equals("column") && tables.containsKey(from.substring(0, from.lastIndexOf('.')));
        if (!moved && target.containsKey(kind + " " + from)) {
            throw new RevisionException("--rename " + rename + ": the edited schema still has the " + kind + " " + from
                    + ". Take it away there, or leave the option out. Nothing was written.");
        }
    }

    /**
     * Renames of constraints, indexes and identities' sequences that are the same under another name: nobody loses anything by
     * them, so nobody need ask.
     */
    static List<Step> ofParts(CatalogSnapshot from, CatalogSnapshot target) {
        Map<String, String> gone = new TreeMap<>();
        Map<String, String> added = new TreeMap<>();
        for (CatalogDifference difference : target.differencesTo(from)) {
            if (difference.expected() == null) {
                gone.put(difference.object(), String.valueOf(difference.found()));
            } else if (difference.found() == null) {
                added.put(difference.object(), difference.expected());
            }
        }
        List<Step> steps = new ArrayList<>();
        gone.forEach((old, definition) -> added.keySet().stream()
                .filter(now -> twins(old, definition, now, added.get(now)))
                .findFirst()
                .ifPresent(now -> {
                    added.remove(now);
                    steps.add(part(old, now, target.definitions().keySet()));
                }));
        return steps;
    }

    private static boolean twins(String old, String definition, String now, String other) {
        for (Pattern kind : List.of(CONSTRAINT, INDEX, SEQUENCE)) {
            Matcher one = kind.matcher(old);
            Matcher two = kind.matcher(now);
            if (one.matches() && two.matches()) {
                boolean together = kind == SEQUENCE
                        ? definition.contains(" FOR IDENTITY OF ")
                        : one.group("table").equals(two.group("table"));
                String named = kind == INDEX
                        ? definition.replaceFirst(
                                Pattern.quote(one.group("name")), Matcher.quoteReplacement(two.group("name")))
                        : definition;
                return together
                        && named.equals(other)
                        && !named.contains("INHERITED")
                        && !named.contains("ATTACHED TO");
            }
        }
        return false;
    }

    private static Step part(String old, String now, Set<String> objects) {
        Matcher constraint = CONSTRAINT.matcher(old);
        Matcher renamed = CONSTRAINT.matcher(now);
        if (constraint.matches() && renamed.matches()) {
            String owner = (objects.contains("type " + constraint.group("table")) ? "DOMAIN " : "TABLE ")
                    + constraint.group("table");
            String start = "ALTER " + owner + " RENAME CONSTRAINT ";
            return new Step(
                    start + constraint.group("name") + " TO " + renamed.group("name"),
                    start + renamed.group("name") + " TO " + constraint.group("name"));
        }
        Pattern kind = INDEX.matcher(old).matches() ? INDEX : SEQUENCE;
        Matcher one = kind.matcher(old);
        Matcher two = kind.matcher(now);
        if (!one.matches() || !two.matches()) {
            throw new IllegalStateException(old + " and " + now);
        }
        String start = kind == INDEX ? "ALTER INDEX " : "ALTER SEQUENCE ";
        return new Step(
                start + one.group("schema") + one.group("name") + " RENAME TO " + two.group("name"),
                start + two.group("schema") + two.group("name") + " RENAME TO " + one.group("name"));
    }

    private static String sibling(String name, String other) {
        return name.substring(0, name.lastIndexOf('.') + 1) + other;
    }

    /** The values of an enum, from its definition; none if it is none. */
    static List<String> labels(@org.jspecify.annotations.Nullable String definition) {
        return definition == null || !definition.startsWith("ENUM (")
                ? List.of()
                : Token.of(definition).stream()
                        .filter(token -> token.kind() == Token.Kind.STRING)
                        .map(token -> token.text()
                                .substring(1, token.text().length() - 1)
                                .replace("''", "'"))
                        .toList();
    }

    private static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
