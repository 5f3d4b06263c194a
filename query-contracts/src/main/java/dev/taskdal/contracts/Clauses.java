package dev.taskdal.contracts;

import static dev.taskdal.contracts.Numbers.grouped;

import dev.taskdal.contracts.Breach.Clause;
import dev.taskdal.dal.query.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares an execution to a contract. */
final class Clauses {

    private Clauses() {}

    static List<Breach> broken(Contract contract, Plan plan) {
        List<Breach> breaches = new ArrayList<>();
        index(contract, plan, breaches);
        if (contract.linear().isEmpty()) {
            scan(plan, breaches);
            bounds(contract, plan, breaches);
        }
        if (contract.sorting().isEmpty()) {
            sort(plan, breaches);
        }
        filter(plan, breaches);
        return breaches;
    }

    private static void index(Contract contract, Plan plan, List<Breach> breaches) {
        Set<String> declared = new TreeSet<>(contract.indexes());
        Set<String> scanned = plan.indexes();
        if (!declared.equals(scanned)) {
            breaches.add(new Breach(
                    Clause.INDEX,
                    names(declared),
                    names(scanned),
                    "a function or a cast on the column, another collation, a parameter of another type than the column, a"
                            + " condition on a column that the index begins without, or stale statistics"));
        }
    }

    private static void scan(Plan plan, List<Breach> breaches) {
        String tables = plan.top()
                .all()
                .filter(node -> node.type().equals("Seq Scan"))
                .map(node -> node.value("Relation-Name"))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!tables.isEmpty()) {
            breaches.add(new Breach(
                    Clause.SCAN,
                    "no table read from end to end",
                    "sequential scan of " + tables,
                    "no index begins with the columns of the condition, or the plan is generic and can't tell that the"
                            + " arguments are selective (LIKE, OR, \"parameter is null or …\")"));
        }
    }

    private static void sort(Plan plan, List<Breach> breaches) {
        String keys = plan.top()
                .all()
                .filter(node -> node.type().endsWith("Sort"))
                .map(node -> node.type() + " by " + node.value("Sort-Key"))
                .collect(Collectors.joining("; "));
        if (!keys.isEmpty()) {
            breaches.add(new Breach(
                    Clause.SORT,
                    "no sort",
                    keys,
                    "ORDER BY that is not the order of the index, in columns, directions or NULLS FIRST, or several values"
                            + " of a column before those of the order (IN, = ANY): one LATERAL arm a value keeps it"));
        }
    }

    private static void filter(Plan plan, List<Breach> breaches) {
        String filters = plan.top()
                .all()
                .flatMap(node -> node.values().keySet().stream()
                        .filter(name -> name.startsWith("Rows-Removed-by-") && node.number(name) > 0)
                        .map(name -> grouped(Math.round(node.number(name) * node.number("Actual-Loops"))) + " by "
                                + name.substring("Rows-Removed-by-".length()).replace('-', ' ') + " of " + node.type()))
                .collect(Collectors.joining(", "));
        if (!filters.isEmpty()) {
            breaches.add(new Breach(
                    Clause.FILTER,
                    "no row read in vain",
                    "rows thrown away: " + filters,
                    "a condition on a column that isn't in the index, or comes after one that isn't compared for"
                            + " equality"));
        }
    }

    private static void bounds(Contract contract, Plan plan, List<Breach> breaches) {
        long rows = plan.top().rows();
        if (rows > contract.rows()) {
            breaches.add(new Breach(
                    Clause.ROWS,
                    "at most " + grouped(contract.rows()) + " rows",
                    grouped(rows) + " rows",
                    "no LIMIT, or a contract that forgot the row that tells whether there are more"));
        }
        long atMost = contract.buffers() + contract.perRow() * rows;
        long buffers = plan.top().buffers();
        if (buffers > atMost) {
            breaches.add(new Breach(
                    Clause.BUFFERS,
                    "at most " + grouped(atMost) + " buffers (" + grouped(contract.buffers()) + " and "
                            + grouped(contract.perRow()) + " for each of " + grouped(rows) + " rows)",
                    grouped(buffers) + " buffers",
                    "another index than it seems, OFFSET, a count of all, or more columns or rows than when the bound was"
                            + " declared: then measure and declare again"));
        }
    }

    private static String names(Set<String> indexes) {
        return indexes.isEmpty() ? "no index" : String.join(", ", indexes);
    }
}
