package dev.taskdal.contracts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one execution, with what it did.
 *
 * @param sql the statement as the server got it
 */
record Plan(String sql, Node top) {

    /**
     * A node.
     *
     * @param values what {@code EXPLAIN} says of it, by the names of its XML: {@code Index-Name}
     */
    record Node(Map<String, String> values, List<Node> children) {

        String type() {
            return value("Node-Type");
        }

        /** Empty if it has no such value. */
        String value(String name) {
            return values.getOrDefault(name, "");
        }

        /** 0 if it has no such value. */
        double number(String name) {
            @Nullable String value = values.get(name);
            return value == null ? 0 : Double.parseDouble(value);
        }

        /** How many rows it gave to the node above, in all its loops. */
        long rows() {
            return Math.round(number("Actual-Rows") * number("Actual-Loops"));
        }

        /** How many blocks it and the nodes below touched: one that is touched twice counts twice. */
        long buffers() {
            return (long) (number("Shared-Hit-Blocks") + number("Shared-Read-Blocks"));
        }

        Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }
    }

    /** The names of the tables that it writes to. */
    Set<String> writtenTables() {
        return top.all()
                .filter(node -> node.type().equals("ModifyTable"))
                .map(node -> node.value("Relation-Name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the indexes that it scans. */
    Set<String> indexes() {
        return top.all()
                .map(node -> node.value("Index-Name"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
