package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Fills a throwaway database: with the rows of a project's seed scripts, two made-up ones where there is none, and as many more like
 * them as are wanted. Not thread-safe.
 */
public final class SampleRows {

    private final SeedScripts seeds;
    private final Set<String> hopelessTables = new HashSet<>();

    private SampleRows(SeedScripts seeds) {
        this.seeds = seeds;
    }

    /** @throws IllegalArgumentException if a seed script has a wrong name or belongs to none of the migrations */
    public static SampleRows of(MigrationProject project, List<Migration> migrations) {
        return new SampleRows(SeedScripts.in(project.seeds(), migrations));
    }

    /** Is told how many rows a table has by now. */
    @FunctionalInterface
    public interface Progress {
        void at(String table, long rows, long wanted);
    }

    /**
     * Runs the seed scripts of a version, each in a transaction.
     *
     * @return why one failed, a sentence each; nothing of it is left then
     */
    public List<String> seed(Connection connection, SchemaVersion version) throws SQLException {
        List<String> problems = new ArrayList<>();
        connection.setAutoCommit(false);
        for (Path seed : seeds.after(version)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(seed));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                problems.add(seed.getFileName() + " fails: " + oneLine(e.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException(seed + " can't be read: " + e, e);
            }
        }
        return problems;
    }

    /**
     * Gives tables rows until they have as many as are wanted, parents first, and lets the server count them (ANALYZE). Commits.
     *
     * @param wanted how many rows a table shall have, by its name with its schema
     * @param varied whether also such numbers, texts and times vary that need not be unique: more lifelike, and more likely to break a
     *     rule that is still to come
     * @return of which tables there are fewer, and why: a sentence each
     */
    public List<String> fill(Connection connection, ToLongFunction<String> wanted, boolean varied, Progress progress)
            throws SQLException {
        connection.setAutoCommit(false);
        List<String> problems = new ArrayList<>();
        RowMaker maker = new RowMaker(connection, hopelessTables);
        maker.fillEmptyTables();
        commit(connection, problems);
        maker.failures()
                .forEach((table, reason) ->
                        problems.add(table + " has no row, and none could be made up: " + oneLine(reason)));
        hopelessTables.addAll(maker.failures().keySet());
        Map<String, TableShape> tables = ShapeReader.read(connection);
        for (TableShape table : ParentsFirst.of(tables)) {
            long rows = wanted.applyAsLong(table.name());
            Optional<String> problem = new BulkRows(connection, table, rows, varied, progress).fill();
            if (problem.isPresent() && lacksParents(table, wanted)) {
                for (TableShape parent : ParentsFirst.before(table, tables)) {
                    new BulkRows(connection, parent, rows, varied, progress).fill();
                }
                problem = new BulkRows(connection, table, rows, varied, progress).fill();
            }
            problem.ifPresent(problems::add);
        }
        countTheRest(connection);
        return problems;
    }

    /** Tables that got no more rows were not counted yet. */
    private static void countTheRest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String tables;
            try (ResultSet row = statement.executeQuery("""
                    SELECT string_agg(format('%I.%I', n.nspname, c.relname), ', ')
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE c.relkind IN ('r', 'm') AND c.reltuples < 0 AND c.relpersistence <> 't'
                       AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'""")) {
                row.next();
                tables = row.getString(1);
            }
            if (tables != null) {
                statement.execute("ANALYZE " + tables);
            }
        }
        connection.commit();
    }

    /** Whether there may be too few rows to refer to. */
    private static boolean lacksParents(TableShape table, ToLongFunction<String> wanted) {
        return table.foreignKeys().stream()
                .anyMatch(key -> wanted.applyAsLong(key.parent()) < wanted.applyAsLong(table.name()));
    }

    private static void commit(Connection connection, List<String> problems) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            problems.add("Made-up rows break a rule that is checked at the end of the transaction: "
                    + oneLine(e.getMessage()));
        }
    }

    static String oneLine(String message) {
        return String.valueOf(message).strip().replaceAll("\\s*\\n\\s*", " ");
    }
}
