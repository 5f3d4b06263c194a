package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.proof.TableShape.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts tables in an order in which those that others refer to come first, as far as they don't refer to each other. */
final class ParentsFirst {

    private ParentsFirst() {}

    static List<TableShape> of(Map<String, TableShape> tables) {
        Set<String> visited = new LinkedHashSet<>();
        List<TableShape> ordered = new ArrayList<>();
        tables.values().forEach(table -> visit(table, tables, visited, ordered));
        return ordered;
    }

    /** Those that a table refers to, and those that they refer to in turn, without itself. */
    static List<TableShape> before(TableShape table, Map<String, TableShape> tables) {
        List<TableShape> ordered = new ArrayList<>();
        visit(table, tables, new LinkedHashSet<>(), ordered);
        ordered.remove(table);
        return ordered;
    }

    private static void visit(
            TableShape table, Map<String, TableShape> tables, Set<String> visited, List<TableShape> ordered) {
        if (!visited.add(table.name())) {
            return;
        }
        for (ForeignKey key : table.foreignKeys()) {
            TableShape parent = tables.get(key.parent());
            if (parent != null) {
                visit(parent, tables, visited, ordered);
            }
        }
        ordered.add(table);
    }
}
