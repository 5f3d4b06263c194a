package dev.taskdal.dal.query;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Several steps as one statement, which the driver sends together. Steps that write are one transaction: in the one in
 * progress, else in one of their own, whose start and end are sent along.
 *
 * <p>Without its end, PostgreSQL would take them for one transaction, too, but only until the driver asks for answers
 * in between. It does that on its own account, before a statement whose answer it thinks could be long.
 */
final class Trip {

    private Trip() {}

    /** What becomes of the results. */
    @FunctionalInterface
    interface Results {

        /** The statement is at the result of that step, counted from 0. */
        void read(int step, PreparedStatement statement) throws SQLException;
    }

    static void run(Connection connection, List<? extends Step<?, ?>> steps, Results results) throws SQLException {
        String sql = steps.stream().map(Step::sql).collect(joining("; "));
        boolean whole = steps.stream().anyMatch(Step::writes) && connection.getAutoCommit();
        if (!whole) {
            execute(connection, sql, steps, results);
            return;
        }
        connection.setAutoCommit(false);
        try {
            execute(connection, sql + "; commit", steps, results);
        } catch (Throwable failure) {
            Streaming.rollBack(connection, failure);
            throw failure;
        }
        connection.setAutoCommit(true);
    }

    private static void execute(Connection connection, String sql, List<? extends Step<?, ?>> steps, Results results)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int bound = 0;
            for (Step<?, ?> step : steps) {
                bound = step.bind(statement, bound);
            }
            statement.execute();
            for (int i = 0; i < steps.size(); i++) {
                results.read(i, statement);
                statement.getMoreResults();
            }
        }
    }
}
