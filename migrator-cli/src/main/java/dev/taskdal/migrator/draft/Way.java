package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.draft.Rehearsal.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The statements that lead from one schema to another, as people would write them.
 *
 * @param statements in the order in which they run, without semicolons
 * @param misses what they don't make as it should be, named by what it should be and what it is; empty if they are right
 * @param failure what the server says where they don't run at all; empty if they do
 */
record Way(List<String> statements, List<CatalogDifference> misses, String failure) {

    Way {
        statements = List.copyOf(statements);
        misses = List.copyOf(misses);
    }

    /**
     * Finds it: what pgCodeKeeper says, made better as long as a rehearsal on the first of the two is no worse. Most often all
     * that can be made better can be at once, and one rehearsal shows it.
     */
    static Way between(State from, State to) throws SQLException {
        List<String> raw = Folding.withoutOwners(Statements.of(from.model().scriptTo(to.model())));
        Rehearsal rehearsal = new Rehearsal(from.connection(), to.snapshot());
        List<UnaryOperator<List<String>>> edits = new ArrayList<>(List.of(
                Folding::identities,
                Folding::withoutInheritedDefaults,
                Folding::partitionedIndexes,
                Folding::newExtensions,
                Folding::textSearchMappings));
        List<String> folded = applied(edits, raw);
        edits.addAll(Edits.of(folded, from, to));
        edits.add(Folding::constraints);
        List<String> bold = applied(edits, raw).stream()
                .map(sql -> Phrasing.of(sql, from.reserved()))
                .toList();
        Outcome outcome = rehearsal.of(bold);
        if (outcome.isExact()) {
            return new Way(bold, List.of(), "");
        }
        Search search = new Search(rehearsal, raw);
        for (UnaryOperator<List<String>> edit : edits) {
            search.attempt(edit);
        }
        search.complete();
        search.phrase(from.reserved());
        return new Way(
                search.best,
                search.outcome.differences(),
                search.outcome.failure().orElse(""));
    }

    private static List<String> applied(List<UnaryOperator<List<String>>> edits, List<String> script) {
        List<String> edited = script;
        for (UnaryOperator<List<String>> edit : edits) {
            edited = edit.apply(edited);
        }
        return edited;
    }

    /** The best script so far. */
    private static final class Search {

        private final Rehearsal rehearsal;
        private List<String> best;
        private Outcome outcome;

        Search(Rehearsal rehearsal, List<String> first) throws SQLException {
            this.rehearsal = rehearsal;
            this.best = first;
            this.outcome = rehearsal.of(first);
        }

        boolean attempt(UnaryOperator<List<String>> edit) throws SQLException {
            List<String> edited = edit.apply(best);
            if (edited.equals(best)) {
                return false;
            }
            Outcome attempted = rehearsal.of(edited);
            if (attempted.isAsGoodAs(outcome)) {
                best = edited;
                outcome = attempted;
                return true;
            }
            return false;
        }

        /** One addition may show the next difference: of a new object, nothing is told but that it is missing. */
        void complete() throws SQLException {
            for (int i = 0; i < 3; i++) {
                List<String> more = Completion.of(outcome.differences());
                Outcome before = outcome;
                if (more.isEmpty() || !attempt(script -> joined(script, more)) || !outcome.isBetterThan(before)) {
                    break;
                }
            }
        }

        private static List<String> joined(List<String> script, List<String> more) {
            List<String> all = new ArrayList<>(script);
            all.addAll(more);
            return all;
        }

        void phrase(Set<String> reserved) throws SQLException {
            List<String> phrased =
                    best.stream().map(sql -> Phrasing.of(sql, reserved)).toList();
            if (attempt(script -> phrased)) {
                return;
            }
            for (int i = 0; i < phrased.size(); i++) {
                int index = i;
                attempt(script -> {
                    List<String> one = new ArrayList<>(script);
                    one.set(index, phrased.get(index));
                    return one;
                });
            }
        }
    }
}
