package dev.taskdal.migrator.proof;

import static java.util.stream.Collectors.joining;

import dev.taskdal.migrator.proof.TableShape.ForeignKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that new rows of a table refer to, numbered, so that they can be taken in turn. Foreign keys that have a column in common
 * are joined by it: their rows belong together. Immutable; they are in temporary tables of the connection.
 *
 * @param columns those of the foreign keys
 */
record ParentKeys(List<String> columns, List<Group> groups) {

    static final ParentKeys NONE = new ParentKeys(List.of(), List.of());

    /** Foreign keys that hang together. @param size how many rows there are for them, one at least */
    record Group(String table, Set<String> columns, long size) {}

    /** @param wanted more rows than that aren't needed */
    static ParentKeys of(Connection connection, TableShape table, long wanted) throws SQLException {
        List<ForeignKey> rest = new ArrayList<>(table.foreignKeys().stream()
                .filter(key -> !key.parent().equals(table.name()))
                .sorted(Comparator.comparingInt(key -> -key.columns().size()))
                .toList());
        List<Group> groups = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        while (!rest.isEmpty()) {
            List<ForeignKey> together = new ArrayList<>(List.of(rest.remove(0)));
            Set<String> names = new LinkedHashSet<>(together.get(0).columns());
            Optional<ForeignKey> next = touching(rest, names);
            while (next.isPresent()) {
                rest.remove(next.get());
                together.add(next.get());
                names.addAll(next.get().columns());
                next = touching(rest, names);
            }
            Optional<Group> group = group(connection, "bulk_parent_" + groups.size(), together, names, wanted);
            if (group.isPresent()) {
                groups.add(group.get());
                columns.addAll(names);
            }
        }
        return new ParentKeys(List.copyOf(columns), List.copyOf(groups));
    }

    private static Optional<ForeignKey> touching(List<ForeignKey> keys, Set<String> columns) {
        return keys.stream()
                .filter(key -> key.columns().stream().anyMatch(columns::contains))
                .findFirst();
    }

    /** @return empty if there is no row to refer to: then the columns stay as they are in the rows that are there */
    private static Optional<Group> group(
            Connection connection, String name, List<ForeignKey> keys, Set<String> columns, long wanted)
            throws SQLException {
        StringBuilder from = new StringBuilder();
        List<String> values = new ArrayList<>();
        List<String> present = new ArrayList<>();
        for (String column : columns) {
            values.add(source(keys, column) + " AS " + column);
            present.add(source(keys, column) + " IS NOT NULL");
        }
        for (int i = 0; i < keys.size(); i++) {
            ForeignKey key = keys.get(i);
            List<String> conditions = new ArrayList<>();
            for (int c = 0; c < key.columns().size(); c++) {
                String first = source(keys.subList(0, i), key.columns().get(c));
                if (!first.isEmpty()) {
                    conditions.add("p" + i + "." + key.parentColumns().get(c) + " = " + first);
                }
            }
            from.append(i == 0 ? "" : " JOIN ")
                    .append(key.parent())
                    .append(" p")
                    .append(i);
            from.append(i == 0 ? "" : " ON " + String.join(" AND ", conditions));
        }
        try (Statement statement = connection.createStatement()) {
            long size = statement.executeLargeUpdate("CREATE TEMP TABLE " + name
                    + " ON COMMIT DROP AS SELECT row_number() OVER () - 1 AS bulk_number, * FROM (SELECT "
                    + String.join(", ", values) + " FROM " + from + " WHERE " + String.join(" AND ", present)
                    + " LIMIT "
                    + wanted + ") x");
            if (size == 0) {
                statement.execute("DROP TABLE pg_temp." + name);
                return Optional.empty();
            }
            statement.execute("CREATE INDEX ON pg_temp." + name + " (bulk_number)");
            statement.execute("ANALYZE pg_temp." + name);
            return Optional.of(new Group(name, columns, size));
        }
    }

    /** The parent's column that a column refers to, by the first key that has it; empty if none has. */
    private static String source(List<ForeignKey> keys, String column) {
        for (int i = 0; i < keys.size(); i++) {
            int place = keys.get(i).columns().indexOf(column);
            if (place >= 0) {
                return "p" + i + "." + keys.get(i).parentColumns().get(place);
            }
        }
        return "";
    }

    /** An expression for a column of the row whose number is {@code g}. */
    String value(String column) {
        return groups.stream()
                        .filter(group -> group.columns().contains(column))
                        .findFirst()
                        .orElseThrow()
                        .table()
                + "." + column;
    }

    /** Behind a {@code FROM} that has the number {@code g}. Where there are few rows, each goes with each of the next group. */
    String joins() {
        StringBuilder joins = new StringBuilder();
        long before = 1;
        for (Group group : groups) {
            joins.append(" JOIN pg_temp." + group.table() + " ON " + group.table() + ".bulk_number = g / " + before
                    + " % " + group.size());
            // Many rows are enough to differ: then the next group goes along with them.
            before = group.size() < 1000 ? before * group.size() : before;
        }
        return joins.toString();
    }

    /** Removes the temporary tables. */
    void drop(Connection connection) throws SQLException {
        if (!groups.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        groups.stream().map(Group::table).collect(joining(", pg_temp.", "DROP TABLE pg_temp.", "")));
            }
        }
    }
}
