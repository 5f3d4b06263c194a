package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.proof.TableShape.Column;
import dev.taskdal.migrator.proof.TableShape.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Makes many rows out of the few that a table has, in a few statements: parents are taken in turn, what has to be unique varies, and
 * numbers, texts and times if that is wanted; all else is as in a row that is there. The server says which rule such a row breaks; then the columns of that rule vary in another way,
 * or not at all. Rows that are there already are passed over. Used once.
 */
final class BulkRows {

    private static final long CHUNK = 50_000;
    private static final int MODELS = 20;
    private static final int MOST_TRIES = 60;
    /** At both ends of the numbers, since a text gets longer. */
    private static final int PROBES = 20;

    private final Connection connection;
    private final TableShape table;
    private final long wanted;
    private final boolean varied;
    private final SampleRows.Progress progress;
    private final Map<String, List<String>> choices = new LinkedHashMap<>();
    private final Map<String, Integer> at = new LinkedHashMap<>();
    private ParentKeys parents;
    private int models;

    BulkRows(Connection connection, TableShape table, long wanted, boolean varied, SampleRows.Progress progress) {
        this.connection = connection;
        this.table = table;
        this.wanted = wanted;
        this.varied = varied;
        this.progress = progress;
        this.parents = ParentKeys.NONE;
    }

    /** @return why there are fewer rows than wanted; empty if there aren't */
    Optional<String> fill() throws SQLException {
        long rows = count("SELECT count(*) FROM (SELECT FROM " + table.name() + " LIMIT " + wanted + ") x");
        if (rows == 0 || rows >= wanted) {
            return Optional.empty();
        }
        models = (int) Math.min(rows, MODELS);
        Savepoint start = connection.setSavepoint();
        try {
            if (table.forcesRowSecurity()) {
                execute("ALTER TABLE " + table.name() + " NO FORCE ROW LEVEL SECURITY");
            }
            parents = ParentKeys.of(connection, table, wanted);
            execute("CREATE TEMP TABLE bulk_model ON COMMIT DROP AS SELECT row_number() OVER () - 1 AS bulk_number, *"
                    + " FROM (SELECT * FROM " + table.name() + " LIMIT " + MODELS + ") x");
            makeChoices();
            Optional<String> refused = findForm();
            if (refused.isPresent()) {
                connection.rollback(start);
                return Optional.of(tooFew(rows, refused.get()));
            }
            long made = insert(rows);
            parents.drop(connection);
            execute("DROP TABLE pg_temp.bulk_model");
            if (table.forcesRowSecurity()) {
                execute("ALTER TABLE " + table.name() + " FORCE ROW LEVEL SECURITY");
            }
            execute("ANALYZE " + table.name());
            connection.commit();
            return made >= wanted
                    ? Optional.empty()
                    : Optional.of(tooFew(made, "there are no more that differ in what has to be unique"));
        } catch (PSQLException e) {
            connection.rollback();
            return Optional.of(tooFew(rows, e.getMessage()));
        }
    }

    private String tooFew(long rows, String reason) {
        return table.name() + " has only " + rows + " rows, and no more could be made up: "
                + SampleRows.oneLine(reason);
    }

    private void makeChoices() throws SQLException {
        Set<String> unique = unique();
        for (Column column : table.columns()) {
            if (!column.counted() && parents.columns().stream().noneMatch(column.name()::equals)) {
                List<String> variants = Variants.of(column, base(column.typeOid()), "m", "g");
                boolean toItself = column.optional() && refersToItsTable(column.name());
                choices.put(column.name(), toItself ? List.of("CAST(NULL AS " + column.type() + ")") : variants);
                at.put(column.name(), toItself || varied || unique.contains(column.name()) ? 0 : variants.size() - 1);
            }
        }
    }

    /** Which of its rows belongs to which new one, nobody knows. */
    private boolean refersToItsTable(String column) {
        return table.foreignKeys().stream()
                .anyMatch(key ->
                        key.parent().equals(table.name()) && key.columns().contains(column));
    }

    private TypeShape base(long oid) throws SQLException {
        TypeShape type = TypeShape.of(connection, oid);
        return type.kind() == 'd' ? base(type.inner().get(0)) : type;
    }

    /** Tries a few rows, and other forms of them, until some get in. @return why none do; empty if they do */
    private Optional<String> findForm() throws SQLException {
        String reason = "";
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Savepoint before = connection.setSavepoint();
            try {
                long made = insert("SELECT g FROM generate_series(1::bigint, " + PROBES + ") g UNION SELECT g FROM"
                        + " generate_series(" + Math.max(1, wanted - PROBES) + "::bigint, " + wanted + ") g");
                connection.rollback(before);
                return made > 0
                        ? Optional.empty()
                        : Optional.of("there are no more that differ in what has to be unique");
            } catch (PSQLException e) {
                connection.rollback(before);
                reason = String.valueOf(e.getMessage());
                if (!vary(e)) {
                    break;
                }
            }
        }
        return Optional.of(reason);
    }

    private long insert(long there) throws SQLException {
        long rows = there;
        long next = 1;
        while (rows < wanted && next <= 2 * wanted) {
            progress.at(table.name(), rows, wanted);
            long last = next + Math.min(CHUNK, wanted - rows) - 1;
            rows += insert("SELECT g FROM generate_series(" + next + "::bigint, " + last + ") g");
            next = last + 1;
        }
        progress.at(table.name(), rows, wanted);
        return rows;
    }

    private long insert(String numbers) throws SQLException {
        List<String> columns = new ArrayList<>(choices.keySet());
        List<String> values = new ArrayList<>();
        columns.forEach(column -> values.add(choices.get(column).get(at.get(column))));
        parents.columns().forEach(column -> {
            columns.add(column);
            values.add(parents.value(column));
        });
        String into = columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")";
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("INSERT INTO " + table.name() + into + " SELECT "
                    + String.join(", ", values) + " FROM (" + numbers
                    + ") n JOIN pg_temp.bulk_model m ON m.bulk_number = g % "
                    + models + parents.joins() + " ON CONFLICT DO NOTHING");
        }
    }

    /** Lets the columns of the rule that was broken vary in another way. @return false if there is none */
    private boolean vary(PSQLException refused) {
        ServerErrorMessage message = refused.getServerErrorMessage();
        String name = message == null || message.getConstraint() == null ? "" : message.getConstraint();
        Optional<Rule> rule = table.rule(name);
        List<String> blamed = rule.map(Rule::columns).orElse(List.of()).stream()
                .filter(this::canVary)
                .toList();
        if (blamed.isEmpty()) {
            blamed = choices.keySet().stream().filter(this::canVary).toList();
        }
        // What has to be unique keeps its ways longest.
        List<String> free =
                blamed.stream().filter(column -> !unique().contains(column)).toList();
        if (!free.isEmpty()) {
            free.forEach(column -> at.put(column, choices.get(column).size() - 1));
            return true;
        }
        blamed.forEach(column -> at.merge(column, 1, Integer::sum));
        return !blamed.isEmpty();
    }

    private boolean canVary(String column) {
        return choices.containsKey(column)
                && at.get(column) < choices.get(column).size() - 1;
    }

    private Set<String> unique() {
        return table.rules().stream()
                .filter(rule -> rule.check() == null && !rule.name().isEmpty())
                .flatMap(rule -> rule.columns().stream())
                .collect(Collectors.toSet());
    }

    private long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
