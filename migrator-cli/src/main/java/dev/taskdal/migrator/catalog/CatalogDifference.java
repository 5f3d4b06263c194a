package dev.taskdal.migrator.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which a catalog isn't what was expected of it.
 *
 * @param object what and which, such as {@code index public.ix_task_title on public.task} or
 *     {@code comment of column public.task.title}
 * @param expected its definition in the catalog that was expected; null if it isn't expected at all
 * @param found its definition in the catalog that was found; null if it is missing
 */
public record CatalogDifference(
        String object, @Nullable String expected, @Nullable String found) {

    /** The object and both definitions, several lines without a line break at the end. */
    @Override
    public String toString() {
        if (expected == null) {
            return object + ": not expected" + labelled("found    ", lines(found));
        }
        if (found == null) {
            return object + ": missing" + labelled("expected ", lines(expected));
        }
        List<String> these = lines(expected);
        List<String> those = lines(found);
        dropCommonLines(these, those);
        return object + ": different" + labelled("expected ", these) + labelled("found    ", those);
    }

    /** So that one changed line of a long function is seen. */
    private static void dropCommonLines(List<String> these, List<String> those) {
        int start = 0;
        int end = 0;
        int shorter = Math.min(these.size(), those.size());
        while (start < shorter && these.get(start).equals(those.get(start))) {
            start++;
        }
        while (end < shorter - start && these.get(these.size() - 1 - end).equals(those.get(those.size() - 1 - end))) {
            end++;
        }
        for (List<String> lines : List.of(these, those)) {
            lines.subList(lines.size() - end, lines.size()).clear();
            lines.subList(0, start).clear();
            if (lines.isEmpty()) {
                lines.add("nothing");
            }
            if (start > 0) {
                lines.add(0, "…");
            }
            if (end > 0) {
                lines.add("…");
            }
        }
    }

    private static List<String> lines(@Nullable String definition) {
        return definition == null
                ? new ArrayList<>()
                : new ArrayList<>(definition.strip().lines().toList());
    }

    private static String labelled(String label, List<String> lines) {
        String indent = "\n    " + label;
        return indent + String.join("\n    " + " ".repeat(label.length()), lines);
    }
}
