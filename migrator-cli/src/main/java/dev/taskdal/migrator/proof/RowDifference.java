package dev.taskdal.migrator.proof;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row that is lost, changed or too many.
 *
 * @param table its table and the names of its columns; whatever rows are in it
 * @param expected its values; null if there was no such row
 * @param found its values; null if there is no such row
 */
record RowDifference(
        TableRows table,
        @Nullable List<@Nullable String> expected,
        @Nullable List<@Nullable String> found) {

    private static final int LONGEST_VALUE = 60;

    boolean isLost() {
        return found == null;
    }

    boolean isExtra() {
        return expected == null;
    }

    /** Whether one of the columns differs, or the whole row. */
    boolean concerns(List<String> columns) {
        List<String> names = table.columnNames();
        return expected == null
                || found == null
                || columns.stream()
                        .map(names::indexOf)
                        .anyMatch(column -> !same(expected.get(column), found.get(column)));
    }

    /** Whether the row, as it was expected, is in a table, which may have more columns. */
    boolean isIn(TableRows other) {
        List<String> names = table.columnNames();
        return other.columnNames().containsAll(names)
                && other.only(names).rows().contains(expected);
    }

    /** In what two tables with the same columns differ, rows in any order. */
    static List<RowDifference> between(TableRows expected, TableRows found) {
        List<List<@Nullable String>> missing = new ArrayList<>();
        Bag left = new Bag(found.rows());
        for (List<@Nullable String> row : expected.rows()) {
            if (!left.remove(row)) {
                missing.add(row);
            }
        }
        List<List<@Nullable String>> extra = left.rows();
        List<RowDifference> differences = new ArrayList<>();
        for (List<@Nullable String> row : missing) {
            Optional<List<@Nullable String>> twin = twin(expected, row, extra);
            twin.ifPresent(extra::remove);
            differences.add(new RowDifference(expected, row, twin.orElse(null)));
        }
        extra.forEach(row -> differences.add(new RowDifference(expected, null, row)));
        return differences;
    }

    /** The row that it has become: the one with its key, or where there is none, with most of its values. */
    private static Optional<List<@Nullable String>> twin(
            TableRows table, List<@Nullable String> row, List<List<@Nullable String>> rows) {
        List<String> names = table.columnNames();
        int[] key = IntStream.range(0, names.size())
                .filter(column -> table.key().contains(names.get(column)))
                .toArray();
        List<@Nullable String> best = null;
        long most = key.length > 0 ? key.length - 1 : names.size() / 2;
        int[] compared = key.length > 0 ? key : IntStream.range(0, names.size()).toArray();
        for (List<@Nullable String> other : rows) {
            long equal = IntStream.of(compared)
                    .filter(column -> same(row.get(column), other.get(column)))
                    .count();
            if (equal > most) {
                most = equal;
                best = other;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }

    /** The row, as far as it takes to find it. */
    String row() {
        List<@Nullable String> values = expected == null ? found : expected;
        List<String> names = table.columnNames();
        String which = IntStream.range(0, names.size())
                .filter(column -> table.key().isEmpty() || table.key().contains(names.get(column)))
                .mapToObj(column -> names.get(column) + " = " + literal(values == null ? null : values.get(column)))
                .collect(joining(", "));
        return "row (" + which + ") of table " + table.name();
    }

    /** What of it differs. */
    @Override
    public String toString() {
        if (found == null) {
            return row() + ": lost" + "\n    expected " + all(expected);
        }
        if (expected == null) {
            return row() + ": not expected" + "\n    found    " + all(found);
        }
        List<String> names = table.columnNames();
        int[] changed = IntStream.range(0, names.size())
                .filter(column -> !same(expected.get(column), found.get(column)))
                .toArray();
        return row() + ": changed"
                + "\n    expected " + some(changed, expected)
                + "\n    found    " + some(changed, found);
    }

    private String all(@Nullable List<@Nullable String> values) {
        return values == null ? "" : some(IntStream.range(0, values.size()).toArray(), values);
    }

    private String some(int[] columns, List<@Nullable String> values) {
        List<String> names = table.columnNames();
        return IntStream.of(columns)
                .mapToObj(column -> names.get(column) + " = " + literal(values.get(column)))
                .collect(joining(", "));
    }

    private static String literal(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        String line = value.replace("\n", "\\n");
        return "'" + (line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line) + "'";
    }
}
