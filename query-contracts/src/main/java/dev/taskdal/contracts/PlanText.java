package dev.taskdal.contracts;

import java.util.List;
import java.util.Locale;

/** Plans for people to read. */
final class PlanText {

    /** What tells why a node costs what it costs. */
    private static final List<String> DETAILS = List.of(
            "Index-Cond",
            "Recheck-Cond",
            "Filter",
            "Join-Filter",
            "Hash-Cond",
            "Merge-Cond",
            "Sort-Key",
            "Heap-Fetches",
            "Rows-Removed-by-Filter",
            "Rows-Removed-by-Index-Recheck",
            "Rows-Removed-by-Join-Filter");

    private PlanText() {}

    /** With conditions, rows and buffers. */
    static String full(Plan plan, String indent) {
        StringBuilder text = new StringBuilder();
        append(text, plan.top(), indent, true);
        return text.toString();
    }

    /** Only its nodes, tables and indexes: what stays the same whatever the data and the arguments. */
    static String shape(Plan plan) {
        StringBuilder text = new StringBuilder();
        append(text, plan.top(), "", false);
        return text.toString();
    }

    private static void append(StringBuilder text, Plan.Node node, String indent, boolean full) {
        text.append(indent).append(name(node));
        if (full) {
            text.append(String.format(Locale.ROOT, "  (rows %d, buffers %d)", node.rows(), node.buffers()));
        }
        text.append('\n');
        if (full) {
            for (String detail : DETAILS) {
                String value = node.value(detail);
                if (!value.isEmpty() && !value.equals("0")) {
                    String shortened = value.length() > 300 ? value.substring(0, 300) + "…" : value;
                    text.append(indent)
                            .append("    ")
                            .append(detail.replace('-', ' '))
                            .append(": ")
                            .append(shortened)
                            .append('\n');
                }
            }
        }
        node.children().forEach(child -> append(text, child, indent + "  ", full));
    }

    private static String name(Plan.Node node) {
        StringBuilder name = new StringBuilder();
        if (node.type().equals("ModifyTable")) {
            name.append(node.value("Operation"));
        } else {
            name.append(node.value("Partial-Mode").equals("Simple") ? "" : word(node.value("Partial-Mode")))
                    .append(node.value("Parallel-Aware").equals("true") ? "Parallel " : "")
                    .append(node.type().equals("Aggregate") ? word(node.value("Strategy")) : "")
                    .append(node.type())
                    .append(node.value("Join-Type").isEmpty() ? "" : " (" + node.value("Join-Type") + ")")
                    .append(node.value("Scan-Direction").equals("Backward") ? " Backward" : "");
        }
        if (!node.value("Index-Name").isEmpty()) {
            name.append(" using ").append(node.value("Index-Name"));
        }
        if (!node.value("Relation-Name").isEmpty()) {
            name.append(" on ").append(node.value("Relation-Name"));
        }
        return name.toString();
    }

    private static String word(String word) {
        return word.isEmpty() ? "" : word + " ";
    }
}
