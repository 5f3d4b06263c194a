package dev.taskdal.migrator.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table at one moment. Immutable.
 *
 * @param name with its schema, quoted where it has to be
 * @param columns in the order of the table
 * @param key the columns of the primary key; empty if there is none
 * @param rows the values as text, in the order of the columns, in no particular order themselves
 */
record TableRows(String name, List<Column> columns, Set<String> key, List<List<@Nullable String>> rows) {

    /**
     * A column.
     *
     * @param name quoted where it has to be
     * @param expression its value as text, in SQL
     * @param steady whether its value is the same if the same row is inserted at another time: no clock, no sequence
     */
    record Column(String name, String expression, boolean steady) {}

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> steadyColumns() {
        return columns.stream().filter(Column::steady).map(Column::name).toList();
    }

    /** The same rows with only some of the columns, in the order given. One that there isn't is left out. */
    TableRows only(List<String> wanted) {
        List<Column> kept = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<String> names = columnNames();
        for (String name : wanted) {
            int place = names.indexOf(name);
            if (place >= 0) {
                kept.add(columns.get(place));
                places.add(place);
            }
        }
        List<List<@Nullable String>> some = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> values = new ArrayList<>();
            places.forEach(place -> values.add(row.get(place)));
            some.add(values);
        }
        return new TableRows(name, kept, wanted.containsAll(key) ? key : Set.of(), some);
    }
}
