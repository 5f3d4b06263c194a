package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogDifference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of a script that may make it better, each of which is kept only if the rehearsal is no worse with it. */
final class Edits {

    private static final Pattern PART =
            Pattern.compile("(?:ALTER TABLE (?:ONLY )?(?<table>\\S+)\\s+(?:DROP|ADD) CONSTRAINT (?<constraint>\\S+)"
                    + "|(?:DROP|CREATE|CREATE UNIQUE) INDEX (?<index>\\S+)"
                    + "|(?:DROP|CREATE|CREATE OR REPLACE) (?:MATERIALIZED )?VIEW (?<view>\\S+)"
                    + "|(?:DROP|CREATE) STATISTICS (?<statistics>\\S+)"
                    + "|(?:DROP|CREATE|CREATE CONSTRAINT) TRIGGER (?<trigger>\\S+)"
                    + "|(?:DROP|CREATE) POLICY (?<policy>\\S+))[\\s\\S]*");
    private static final Pattern USING =
            Pattern.compile("(ALTER TABLE \\S+\\s+ALTER COLUMN \\S+ TYPE [\\s\\S]*?) USING [\\s\\S]*");
    private static final Pattern DROPPED_TABLE = Pattern.compile("DROP (?:TABLE|MATERIALIZED VIEW) (\\S+)");
    private static final Pattern DROPPED_COLUMN = Pattern.compile("ALTER TABLE (?:ONLY )?(\\S+)\\s+DROP COLUMN (\\S+)");

    private Edits() {}

    /** Edits for a script, the bold ones first. */
    static List<UnaryOperator<List<String>>> of(List<String> statements, State from, State to) {
        List<CatalogDifference> differences = to.snapshot().differencesTo(from.snapshot());
        Map<String, String> before = from.snapshot().definitions();
        Map<String, String> target = to.snapshot().definitions();
        List<UnaryOperator<List<String>>> edits = new ArrayList<>();
        edits.add(Edits::identityBeforeDefault);
        edits.add(script -> notValid(script, target));
        edits.add(script -> newFunctions(script, before));
        keptExpressions(statements, differences, edits);
        Set<String> untouched = new LinkedHashSet<>();
        for (String sql : statements) {
            Matcher part = PART.matcher(sql);
            if (!part.matches()) {
                continue;
            }
            String constraint = "constraint " + part.group("constraint") + " on " + part.group("table");
            boolean stays = part.group("constraint") != null
                    && before.containsKey(constraint)
                    && target.containsKey(constraint)
                    && statements.stream()
                                    .filter(one -> sameName(one, name(part)))
                                    .count()
                            == 1;
            if (stays || differences.stream().noneMatch(one -> names(one.object(), name(part)))) {
                untouched.add(name(part));
            }
        }
        eachOrAll(untouched, name -> script -> without(script, name), edits);
        Set<String> gone = new LinkedHashSet<>();
        statements.forEach(sql -> {
            Matcher table = DROPPED_TABLE.matcher(sql);
            if (table.matches()) {
                gone.add(table.group(1));
            }
        });
        eachOrAll(
                partsOf(statements, gone),
                sql -> script -> script.stream().filter(one -> !one.equals(sql)).toList(),
                edits);
        Set<String> conversions = new LinkedHashSet<>(
                statements.stream().filter(sql -> USING.matcher(sql).matches()).toList());
        eachOrAll(
                conversions,
                sql -> script -> script.stream()
                        .map(one -> one.equals(sql) ? USING.matcher(one).replaceFirst("$1") : one)
                        .toList(),
                edits);
        for (String sql : statements) {
            Matcher view = Pattern.compile("DROP VIEW (\\S+)").matcher(sql);
            if (view.matches()) {
                edits.add(script -> replacedView(script, view.group(1)));
            }
        }
        return edits;
    }

    private static <T> void eachOrAll(
            Set<T> items,
            java.util.function.Function<T, UnaryOperator<List<String>>> edit,
            List<UnaryOperator<List<String>>> edits) {
        if (items.size() > 1) {
            edits.add(script -> {
                List<String> all = script;
                for (T item : items) {
                    all = edit.apply(item).apply(all);
                }
                return all;
            });
        }
        items.forEach(item -> edits.add(edit.apply(item)));
    }

    private static String name(Matcher part) {
        for (String group : List.of("constraint", "index", "view", "statistics", "trigger", "policy")) {
            if (part.group(group) != null) {
                return part.group(group).replaceFirst("^.*\\.", "");
            }
        }
        throw new IllegalStateException(part.group());
    }

    private static boolean sameName(String sql, String name) {
        Matcher part = PART.matcher(sql);
        return part.matches() && name(part).equals(name);
    }

    private static boolean names(String object, String name) {
        return Pattern.compile("(?<![\\w\"])" + Pattern.quote(name) + "(?![\\w\"])")
                .matcher(object)
                .find();
    }

    /** Without all that takes an object away and makes it again. */
    private static List<String> without(List<String> script, String name) {
        return script.stream()
                .filter(sql -> {
                    boolean about = sameName(sql, name);
                    boolean comment = sql.startsWith("COMMENT ON ") && names(sql.replaceFirst("'[\\s\\S]*", ""), name);
                    return !about && !comment;
                })
                .toList();
    }

    /** What is dropped of tables that go themselves. */
    private static Set<String> partsOf(List<String> statements, Set<String> tables) {
        Set<String> parts = new LinkedHashSet<>();
        for (String sql : statements) {
            Matcher part = PART.matcher(sql);
            boolean drop = sql.startsWith("DROP ") && !sql.startsWith("DROP TABLE") || sql.contains("DROP CONSTRAINT");
            if (!part.matches() || !drop) {
                continue;
            }
            boolean named = tables.contains(String.valueOf(part.group("table")))
                    || tables.stream().anyMatch(table -> sql.endsWith(" ON " + table))
                    || sql.startsWith("DROP INDEX") && !tables.isEmpty();
            if (named) {
                parts.add(sql);
            }
        }
        return parts;
    }

    /** A column that has an identity can't have a default. */
    private static List<String> identityBeforeDefault(List<String> script) {
        List<String> sorted = new ArrayList<>(script);
        for (String sql : script) {
            if (sql.endsWith("DROP IDENTITY")) {
                String column = sql.replace("DROP IDENTITY", "")
                        .replaceFirst("TABLE (?:ONLY )?", "TABLE ")
                        .replaceAll("\\s+", " ");
                for (int i = 0; i < sorted.indexOf(sql); i++) {
                    if (sorted.get(i)
                            .replaceFirst("TABLE ONLY ", "TABLE ")
                            .replaceAll("\\s+", " ")
                            .startsWith(column + "SET DEFAULT")) {
                        sorted.remove(sql);
                        sorted.add(i, sql);
                    }
                }
            }
        }
        return sorted;
    }

    /** pgCodeKeeper loses it where it is about NOT NULL. */
    private static List<String> notValid(List<String> script, Map<String, String> target) {
        return script.stream()
                .map(sql -> {
                    Matcher added = Pattern.compile("ALTER TABLE (\\S+)\\s+ADD CONSTRAINT (\\S+) NOT NULL \\S+")
                            .matcher(sql);
                    return added.matches()
                                    && target.getOrDefault("constraint " + added.group(2) + " on " + added.group(1), "")
                                            .endsWith(" NOT VALID")
                            ? sql + " NOT VALID"
                            : sql;
                })
                .toList();
    }

    /** What isn't there can't be replaced. */
    private static List<String> newFunctions(List<String> script, Map<String, String> before) {
        return script.stream()
                .map(sql -> {
                    Matcher function = Pattern.compile("CREATE OR REPLACE (FUNCTION|PROCEDURE) ([^(]+\\()[\\s\\S]*")
                            .matcher(sql);
                    boolean there = function.matches()
                            && before.keySet().stream()
                                    .anyMatch(key -> key.startsWith("function " + function.group(2))
                                            || key.startsWith("procedure " + function.group(2)));
                    return function.matches() && !there ? sql.replaceFirst("OR REPLACE ", "") : sql;
                })
                .toList();
    }

    /** A generated column that becomes a plain one can keep its values. */
    private static void keptExpressions(
            List<String> statements, List<CatalogDifference> differences, List<UnaryOperator<List<String>>> edits) {
        for (String sql : statements) {
            Matcher drop = DROPPED_COLUMN.matcher(sql);
            if (!drop.matches()) {
                continue;
            }
            String column = "column " + drop.group(1) + "." + drop.group(2);
            boolean plain = differences.stream()
                    .anyMatch(one -> one.object().equals(column)
                            && String.valueOf(one.found()).contains(" GENERATED ALWAYS AS (")
                            && one.expected() != null
                            && !one.expected().contains(" GENERATED "));
            if (plain) {
                String keep = "ALTER TABLE " + drop.group(1) + " ALTER COLUMN " + drop.group(2) + " DROP EXPRESSION";
                Pattern again = Pattern.compile("ALTER TABLE (?:ONLY )?" + Pattern.quote(drop.group(1))
                        + "\\s+ADD COLUMN " + Pattern.quote(drop.group(2)) + " [\\s\\S]*");
                edits.add(script -> script.stream()
                        .filter(one -> !again.matcher(one).matches())
                        .map(one -> one.equals(sql) ? keep : one)
                        .toList());
            }
        }
    }

    private static List<String> replacedView(List<String> script, String view) {
        String create = "CREATE VIEW " + view + " ";
        return script.stream()
                .filter(sql -> !sql.equals("DROP VIEW " + view))
                .map(sql -> sql.startsWith(create)
                        ? "CREATE OR REPLACE VIEW " + sql.substring("CREATE VIEW ".length())
                        : sql)
                .toList();
    }
}
