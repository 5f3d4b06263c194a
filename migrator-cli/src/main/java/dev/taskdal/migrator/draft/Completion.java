package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statements for what is still different once pgCodeKeeper's have run: it knows nothing of it, or can't undo it. */
final class Completion {

    private static final Pattern COMMENT = Pattern.compile(
            "comment of (?<kind>index|column|table|view|materialized view|trigger|policy|type|function|sequence|statistics object|constraint) (?<object>.*)");
    private static final Pattern COLUMN = Pattern.compile("column (?<table>.+)\\.(?<column>[^.]+)");
    private static final Pattern TYPE = Pattern.compile(
            ".*?(?= NOT NULL| DEFAULT | GENERATED | STORAGE | COMPRESSION | STATISTICS | SET \\(| INHERITED|$)");
    private static final Pattern STORAGE = Pattern.compile(" STORAGE (\\w+)");
    private static final Pattern REPLICA = Pattern.compile(" REPLICA IDENTITY (FULL|NOTHING|USING INDEX \\S+)");
    private static final Pattern STATISTICS = Pattern.compile(" ALTER COLUMN (\\d+) SET STATISTICS (-?\\d+)");
    private static final Set<String> STORED_PLAINLY = Set.of("numeric", "inet", "cidr");

    private Completion() {}

    static List<String> of(List<CatalogDifference> differences) {
        List<String> statements = new ArrayList<>();
        differences.forEach(difference -> {
            statements.addAll(Privileges.statements(difference.object(), difference.expected(), difference.found()));
            comment(difference, statements);
            if (difference.expected() != null && difference.found() != null) {
                column(difference.object(), difference.expected(), difference.found(), statements);
                table(difference.object(), difference.expected(), difference.found(), statements);
                index(difference.object(), difference.expected(), difference.found(), statements);
            }
        });
        return statements;
    }

    private static void comment(CatalogDifference difference, List<String> statements) {
        Matcher comment = COMMENT.matcher(difference.object());
        if (comment.matches()) {
            String kind = comment.group("kind").replace(" object", "").toUpperCase(Locale.ROOT);
            String object = kind.equals("INDEX") ? beforeOn(comment.group("object")) : comment.group("object");
            statements.add("COMMENT ON " + kind + " " + object + " IS " + literal(difference.expected()));
        }
    }

    private static void column(String name, String expected, String found, List<String> statements) {
        Matcher column = COLUMN.matcher(name);
        if (!column.matches()) {
            return;
        }
        String start = "ALTER TABLE " + column.group("table") + " ALTER COLUMN " + column.group("column");
        String type = first(TYPE, expected, 0, "");
        if (!type.equals(first(TYPE, found, 0, ""))) {
            statements.add(start + " TYPE " + type);
        }
        String usual = STORED_PLAINLY.contains(type.replaceFirst("\\(.*", "")) ? "MAIN" : "EXTENDED";
        String storage = first(STORAGE, expected, 1, usual);
        if (!storage.equals(first(STORAGE, found, 1, usual))) {
            statements.add(start + " SET STORAGE " + storage);
        }
    }

    private static void table(String name, String expected, String found, List<String> statements) {
        if (name.startsWith("table ")) {
            String identity = first(REPLICA, expected, 1, "DEFAULT");
            if (!identity.equals(first(REPLICA, found, 1, "DEFAULT"))) {
                statements.add("ALTER " + name.replaceFirst("table", "TABLE") + " REPLICA IDENTITY " + identity);
            }
        }
    }

    private static void index(String name, String expected, String found, List<String> statements) {
        if (!name.startsWith("index ")) {
            return;
        }
        String start = "ALTER INDEX " + beforeOn(name.substring("index ".length())) + " ALTER COLUMN ";
        for (Matcher target = STATISTICS.matcher(found); target.find(); ) {
            if (!expected.contains(" ALTER COLUMN " + target.group(1) + " SET STATISTICS ")) {
                statements.add(start + target.group(1) + " SET STATISTICS -1");
            }
        }
        for (Matcher target = STATISTICS.matcher(expected); target.find(); ) {
            if (!found.contains(target.group())) {
                statements.add(start + target.group(1) + " SET STATISTICS " + target.group(2));
            }
        }
    }

    private static String beforeOn(String object) {
        int on = object.lastIndexOf(" on ");
        return on < 0 ? object : object.substring(0, on);
    }

    private static String first(Pattern pattern, String text, int group, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(group) : otherwise;
    }

    static String literal(@Nullable String text) {
        return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
    }
}
