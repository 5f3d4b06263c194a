package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.catalog.CatalogSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tries statements on a throwaway database, in one transaction that is rolled back, and looks at what they would make. */
final class Rehearsal {

    private static final Pattern BODY_IN_SQL = Pattern.compile("(?i)\\bBEGIN\\s+ATOMIC\\b");

    private final Connection connection;
    private final CatalogSnapshot target;

    /**
     * Rehearses on a connection.
     *
     * @param target what the statements should make
     */
    Rehearsal(Connection connection, CatalogSnapshot target) {
        this.connection = connection;
        this.target = target;
    }

    /**
     * How it went.
     *
     * @param failure what the server said, empty if all statements ran
     * @param state the code of that
     * @param differences in what the result isn't the target; empty if it failed
     */
    record Outcome(Optional<String> failure, String state, List<CatalogDifference> differences) {

        /** Whether it made the target. */
        boolean isExact() {
            return distance() == 0;
        }

        /** Whether it is no worse than another one. */
        boolean isAsGoodAs(Outcome other) {
            return distance() <= other.distance();
        }

        boolean isBetterThan(Outcome other) {
            return distance() < other.distance();
        }

        private int distance() {
            return failure.isPresent() ? Integer.MAX_VALUE : differences.size();
        }
    }

    Outcome of(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // As a migration would find it.
            statement.execute("SET LOCAL search_path = public");
            for (String sql : statements) {
                statement.execute(whole(sql));
            }
            return new Outcome(
                    Optional.empty(),
                    "",
                    target.differencesTo(CatalogSnapshot.of(connection).withoutDatabase()));
        } catch (SQLException e) {
            return new Outcome(Optional.of(String.valueOf(e.getMessage())), String.valueOf(e.getSQLState()), List.of());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The driver takes a body in SQL apart at its semicolons. */
    static String whole(String sql) {
        return BODY_IN_SQL.matcher(sql).find()
                ? "DO $rehearsal$ BEGIN EXECUTE '" + sql.replace("'", "''") + "'; END $rehearsal$"
                : sql;
    }
}
