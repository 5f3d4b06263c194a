package dev.taskdal.contracts;

import static dev.taskdal.contracts.Numbers.grouped;

import dev.taskdal.contracts.Breach.Clause;
import dev.taskdal.contracts.IndexCatalog.Index;
import dev.taskdal.dal.query.Contract;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule for what a query may cost more where there are more rows: its buffers grow no faster than the depth of a B-tree.
 *
 * <p>Depth is the number of levels on the way from the root to a leaf, and it is read from the indexes, not computed. So
 * the rule is exact: from 10,000 to 1,000,000 rows most indexes go from 2 levels to 3, and a query may touch half as much
 * again, while one that reads all of something touches a hundred times as much, or ten times as much if it is the square
 * root. Three things aren't growth:
 *
 * <ul>
 *   <li>rows that the small database could not give: each is allowed what the contract allows for a row;
 *   <li>the visibility map, which a scan of an index alone asks for each row. A page of it covers 256 MB of the table: a
 *       small table has one, and a large one so many that scattered rows are each on another. So each row that such a scan
 *       reads in the small database may touch one buffer more in the large one.
 *   <li>one more leaf for each scan of an index: the same rows may lie across the border of two.
 * </ul>
 */
final class Growth {

    /** An index and how deep it is in both databases. */
    private record Depths(String name, int before, int after) {

        double ratio() {
            return (double) after / before;
        }
    }

    private Growth() {}

    /** Compares an execution on the large database to the same on the small one, each with its indexes. */
    static Optional<Breach> broken(
            Contract contract, Plan before, Plan after, List<Index> indexesBefore, List<Index> indexesAfter) {
        Depths depths = depths(after, indexesBefore, indexesAfter);
        long moreRows = Math.max(0, after.top().rows() - before.top().rows());
        long comparable = before.top().buffers() + contract.perRow() * moreRows;
        // Rounded up, since half a level is none.
        long atMost = -Math.floorDiv(-comparable * depths.after(), (long) depths.before())
                + visibilityChecks(before)
                + leafBorders(before);
        if (after.top().buffers() <= atMost) {
            return Optional.empty();
        }
        return Optional.of(new Breach(
                Clause.GROWTH,
                "at most " + grouped(atMost) + " buffers, from "
                        + grouped(before.top().buffers())
                        + " in the small database, as " + depths.name() + " went from " + depths.before()
                        + " levels to "
                        + depths.after(),
                grouped(after.top().buffers()) + " buffers",
                "OFFSET, a count of all, a filter, a sort, or another plan than in the small database"));
    }

    private static long visibilityChecks(Plan plan) {
        return plan.top()
                .all()
                .filter(node -> node.type().equals("Index Only Scan"))
                .mapToLong(Plan.Node::rows)
                .sum();
    }

    private static long leafBorders(Plan plan) {
        return plan.top()
                .all()
                .filter(node -> !node.value("Index-Name").isEmpty())
                .mapToLong(node -> Math.round(node.number("Actual-Loops")))
                .sum();
    }

    /** Those of the index that grew the most, of those that the plan scans or writes to. */
    private static Depths depths(Plan plan, List<Index> before, List<Index> after) {
        Map<String, Integer> depthsBefore = before.stream()
                .filter(index -> index.depth() > 0)
                .collect(Collectors.toMap(Index::qualified, Index::depth));
        Stream<Index> touched = after.stream()
                .filter(index -> plan.indexes().contains(index.name())
                        || plan.writtenTables().contains(index.table()));
        return touched.filter(index -> depthsBefore.containsKey(index.qualified()))
                .map(index -> new Depths(index.name(), depthsBefore.get(index.qualified()), index.depth()))
                .max(Comparator.comparingDouble(Depths::ratio))
                .orElse(new Depths("no B-tree", 1, 1));
    }
}
