package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.catalog.CatalogSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is dropped and may be what is added, under another name: no catalog tells. */
final class Lookalikes {

    private static final Pattern COLUMN = Pattern.compile("column (?<table>.+)\\.(?<column>[^.]+)");

    private final Map<String, String> hints = new HashMap<>();

    private Lookalikes() {}

    /** Compares what is gone with what is new. */
    static Lookalikes between(CatalogSnapshot from, CatalogSnapshot to) {
        Map<String, String> gone = new TreeMap<>();
        Map<String, String> added = new TreeMap<>();
        for (CatalogDifference difference : to.differencesTo(from)) {
            if (difference.expected() == null && difference.found() != null) {
                gone.put(difference.object(), difference.found());
            } else if (difference.found() == null && difference.expected() != null) {
                added.put(difference.object(), difference.expected());
            }
        }
        Lookalikes lookalikes = new Lookalikes();
        gone.forEach((old, definition) -> twin(old, definition, added, from, to).ifPresent(now -> {
            added.remove(now);
            String name = old.substring(old.indexOf(' ') + 1);
            lookalikes.hints.put(name, hint(name, now.substring(now.indexOf(' ') + 1)));
        }));
        return lookalikes;
    }

    static String hint(String old, String now) {
        String name = old.replaceFirst("^public\\.", "");
        return "if " + now.replaceFirst("^public\\.", "") + " is " + name
                + " by another name, draft again with --rename " + name + "=" + now.substring(now.lastIndexOf('.') + 1)
                + ", which keeps what is in it.";
    }

    private static Optional<String> twin(
            String old, String definition, Map<String, String> added, CatalogSnapshot from, CatalogSnapshot to) {
        Matcher column = COLUMN.matcher(old);
        if (column.matches()) {
            return added.keySet().stream()
                    .filter(now -> now.startsWith("column " + column.group("table") + "."))
                    .filter(now -> type(added.get(now)).equals(type(definition)))
                    .max(Comparator.comparing(now -> definition.equals(added.get(now))));
        }
        if (old.startsWith("table ")) {
            Map<String, String> columns = columns(old, from);
            return added.keySet().stream()
                    .filter(now -> now.startsWith("table "))
                    .filter(now -> {
                        Map<String, String> others = columns(now, to);
                        long shared = columns.entrySet().stream()
                                .filter(one -> one.getValue().equals(others.get(one.getKey())))
                                .count();
                        return shared > 0 && 2 * shared >= Math.max(columns.size(), others.size());
                    })
                    .findFirst();
        }
        return Optional.empty();
    }

    private static Map<String, String> columns(String table, CatalogSnapshot snapshot) {
        String start = table.replaceFirst("table ", "column ") + ".";
        Map<String, String> columns = new HashMap<>();
        snapshot.definitions().forEach((name, definition) -> {
            if (name.startsWith(start)) {
                columns.put(name.substring(start.length()), type(definition));
            }
        });
        return columns;
    }

    private static String type(String definition) {
        return definition.replaceFirst(" (NOT NULL|DEFAULT|GENERATED|STORAGE|COMPRESSION|STATISTICS|INHERITED).*", "");
    }

    /** The changes, with a hint at those that drop something which has a twin. */
    List<Change> applied(List<Change> changes) {
        return changes.stream()
                .map(change -> {
                    Matcher drop = Pattern.compile("DROP TABLE (\\S+)|ALTER TABLE (\\S+) DROP COLUMN (\\S+)")
                            .matcher(change.sql());
                    if (!drop.matches()) {
                        return change;
                    }
                    String name = drop.group(1) == null ? drop.group(2) + "." + drop.group(3) : drop.group(1);
                    String found = hints.getOrDefault(name, hints.get("public." + name));
                    if (found == null) {
                        return change;
                    }
                    List<Caution> cautions = new ArrayList<>(change.cautions());
                    cautions.add(new Caution(Caution.Kind.DECIDE, found));
                    return new Change(change.sql(), cautions);
                })
                .toList();
    }
}
