package dev.taskdal.migrator.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows, of which some may be equal. Not thread-safe. */
final class Bag {

    private final Map<List<@Nullable String>, Integer> counts = new LinkedHashMap<>();

    Bag(List<List<@Nullable String>> rows) {
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    }

    /** Takes one out. @return whether there was one */
    boolean remove(List<@Nullable String> row) {
        Integer count = counts.get(row);
        if (count == null) {
            return false;
        }
        if (count == 1) {
            counts.remove(row);
        } else {
            counts.put(row, count - 1);
        }
        return true;
    }

    /** What is left. */
    List<List<@Nullable String>> rows() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        counts.forEach((row, count) -> {
            for (int i = 0; i < count; i++) {
                rows.add(row);
            }
        });
        return rows;
    }
}
