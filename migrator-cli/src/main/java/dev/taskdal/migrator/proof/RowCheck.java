package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.proof.DatabaseState.Counted;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the rows that were there before are there after a round trip, value for value. */
final class RowCheck {

    private static final int MOST_SHOWN = 3;

    private final ScriptPair scripts;
    private final Report report;

    RowCheck(ScriptPair scripts, Report report) {
        this.scripts = scripts;
        this.report = report;
    }

    /**
     * Rows after down, where nobody but the two scripts wrote: all have to be as before.
     *
     * @param between the state after up
     */
    void checkRestored(DatabaseState lower, DatabaseState between, DatabaseState down) {
        lower.tables().forEach((name, before) -> {
            TableRows after = down.tables().get(name);
            if (after == null) {
                return; // The catalog tells of it.
            }
            List<String> columns = common(before, after);
            List<RowDifference> differences = RowDifference.between(before.only(columns), after.only(columns));
            for (RowDifference difference : shown(differences, Stage.DOWN)) {
                report.add(
                        Stage.DOWN,
                        difference.toString(),
                        afterDown(difference, between.tables().get(name)));
            }
        });
        checkSequences(lower, down);
    }

    /**
     * Rows after the second up, compared with those after the first.
     *
     * @param lower the state before up: its tables and columns keep their rows
     * @param fresh the state after the first up, before anybody else put rows in: what the migration itself inserts into
     *     tables of its own it has to insert again
     * @param upper the state after the first up, with rows put in
     */
    void checkRepeated(DatabaseState lower, DatabaseState fresh, DatabaseState upper, DatabaseState again) {
        again.tables().forEach((name, after) -> {
            TableRows old = lower.tables().get(name);
            TableRows before = (old == null ? fresh : upper).tables().get(name);
            if (before == null) {
                return;
            }
            List<String> columns = old == null ? before.steadyColumns() : common(old, before);
            for (RowDifference difference :
                    shown(unlikeRepetition(before.only(columns), after.only(columns)), Stage.UP_AGAIN)) {
                report.add(
                        Stage.UP_AGAIN,
                        difference.toString(),
                        "let " + scripts.down() + " and " + scripts.up() + " together leave rows as they are, or say in"
                                + " the header of the one that can't why: -- loses-data: …");
            }
        });
    }

    private void checkSequences(DatabaseState before, DatabaseState after) {
        before.sequences().forEach((name, expected) -> {
            if (!after.catalog().definitions().containsKey("sequence " + name)) {
                return; // The catalog tells of it.
            }
            Counted found = after.sequences().get(name);
            if (found == null || found.isBehind(expected)) {
                report.add(
                        Stage.DOWN,
                        "sequence " + name + ": counts again from an earlier number, which may be in use"
                                + "\n    expected " + expected.last() + " or further"
                                + "\n    found    " + (found == null ? "never used" : String.valueOf(found.last())),
                        "let " + scripts.down() + " go on where it was, with setval, or not make it anew");
            }
        });
    }

    /** A row that the migration inserts again gets another number and another time, which is as it should be. */
    private static List<RowDifference> unlikeRepetition(TableRows before, TableRows after) {
        List<String> steady = before.steadyColumns();
        if (RowDifference.between(before.only(steady), after.only(steady)).isEmpty()) {
            return List.of();
        }
        return RowDifference.between(before, after).stream()
                .filter(difference -> difference.concerns(steady))
                .sorted(Comparator.comparing(difference -> difference.isLost() || difference.isExtra()))
                .toList();
    }

    private String afterDown(RowDifference difference, @Nullable TableRows between) {
        if (difference.isExtra()) {
            return "let " + scripts.down() + " delete the rows that " + scripts.up() + " inserted";
        }
        if (between != null && difference.isIn(between)) {
            return "let " + scripts.down() + " keep it, or say in its header why it can't: -- loses-data: …";
        }
        return scripts.up() + " has changed or dropped it already: let " + scripts.down()
                + " bring it back from somewhere, or say in the header of " + scripts.up()
                + " why it can't: -- loses-data: …";
    }

    private List<RowDifference> shown(List<RowDifference> differences, Stage stage) {
        if (differences.size() <= MOST_SHOWN) {
            return differences;
        }
        report.add(
                stage,
                "table " + differences.get(0).table().name() + ": " + differences.size()
                        + " rows are lost, changed or too many, of which " + MOST_SHOWN + " are shown",
                "look at these first");
        return differences.subList(0, MOST_SHOWN);
    }

    static List<String> common(TableRows one, TableRows other) {
        Set<String> names = new LinkedHashSet<>(one.columnNames());
        names.retainAll(other.columnNames());
        return List.copyOf(names);
    }

    /** Whether the rows of one state are all in another: each table, each column, each value. */
    static boolean keepsAll(DatabaseState before, DatabaseState after) {
        return before.tables().values().stream()
                .filter(table -> !table.rows().isEmpty())
                .allMatch(table -> keepsAll(table, after.tables()));
    }

    private static boolean keepsAll(TableRows before, Map<String, TableRows> tables) {
        TableRows after = tables.get(before.name());
        return after != null
                && after.columnNames().containsAll(before.columnNames())
                && RowDifference.between(before, after.only(before.columnNames())).stream()
                        .allMatch(RowDifference::isExtra);
    }
}
