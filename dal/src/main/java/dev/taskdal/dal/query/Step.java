package dev.taskdal.dal.query;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One statement that is about to be executed: with what, and what is made of its result. */
record Step<P, T>(Compiled query, Rendering<P> rendering, P arguments, Reading<T> reading) {

    /** What is made of the result that a statement is at. */
    @FunctionalInterface
    interface Reading<T> {

        T of(PreparedStatement statement, Execution execution) throws SQLException;
    }

    /** What is made of rows. */
    @FunctionalInterface
    interface RowsReading<T> {

        T of(ResultSet rows, Execution execution) throws SQLException;
    }

    static <P, T> Step<P, T> ofRows(
            Compiled query, Rendering<P> rendering, P arguments, RowsReading<? extends T> reading) {
        return new Step<>(query, rendering, arguments, (statement, execution) -> {
            try (ResultSet rows = statement.getResultSet()) {
                return reading.of(rows, execution);
            }
        });
    }

    static <P> Step<P, Integer> ofCount(Compiled query, Rendering<P> rendering, P arguments) {
        return new Step<>(query, rendering, arguments, (statement, execution) -> {
            int rows = statement.getUpdateCount();
            execution.rows += rows;
            return rows;
        });
    }

    String sql() {
        return rendering.sql();
    }

    /**
     * Binds what it is called with.
     *
     * @param before how many parameters of the statement belong to others before it
     * @return how many belong to it and those before it
     */
    int bind(PreparedStatement statement, int before) throws SQLException {
        return rendering.bind(statement, before, arguments);
    }

    T read(PreparedStatement statement, Execution execution) throws SQLException {
        return reading.of(statement, execution);
    }
}
