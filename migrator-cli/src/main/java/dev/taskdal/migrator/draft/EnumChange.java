package dev.taskdal.migrator.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An enum whose values change. What is added is added first and taken away last, so that all other changes find a type that has
 * the values of both sides.
 *
 * @param type its qualified name
 * @param from the values in the migrated schema
 * @param to those in the edited one
 */
record EnumChange(String type, List<String> from, List<String> to) {

    EnumChange {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** The enums that both have, with other values. */
    static List<EnumChange> between(Map<String, String> from, Map<String, String> to) {
        List<EnumChange> changes = new ArrayList<>();
        new TreeMap<>(from).forEach((key, definition) -> {
            List<String> before = Renames.labels(definition);
            List<String> after = Renames.labels(to.get(key));
            if (key.startsWith("type ") && !before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
                changes.add(new EnumChange(key.substring("type ".length()), before, after));
            }
        });
        return changes;
    }

    /** The values of both, in an order that agrees with either where there is one. */
    List<String> all() {
        List<String> all = new ArrayList<>(from);
        int at = 0;
        for (String value : to) {
            int there = all.indexOf(value);
            if (there < 0) {
                all.add(at, value);
                at++;
            } else if (there >= at) {
                at = there + 1;
            } else {
                // They are in another order, so that the type is made anew in any case.
                Set<String> union = new LinkedHashSet<>(from);
                union.addAll(to);
                return List.copyOf(union);
            }
        }
        return all;
    }

    /** Whether one value has been put in the place of another. */
    boolean isLikeRename() {
        if (from.size() != to.size()) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < from.size(); i++) {
            different += from.get(i).equals(to.get(i)) ? 0 : 1;
        }
        return different == 1;
    }

    /** The first value that goes. */
    String lost() {
        return from.stream().filter(value -> !to.contains(value)).findFirst().orElseThrow();
    }

    /** The first value that comes. */
    String gained() {
        return to.stream().filter(value -> !from.contains(value)).findFirst().orElseThrow();
    }

    /** What adds the values that some don't have yet. */
    List<String> additions(List<String> there) {
        List<String> all = all();
        Set<String> present = new LinkedHashSet<>(there);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String value = all.get(i);
            if (present.add(value)) {
                String place = all.subList(i + 1, all.size()).stream()
                        .filter(present::contains)
                        .findFirst()
                        .map(next -> " BEFORE " + Completion.literal(next))
                        .orElse("");
                statements.add("ALTER TYPE " + type + " ADD VALUE " + Completion.literal(value) + place);
            }
        }
        return statements;
    }
}
