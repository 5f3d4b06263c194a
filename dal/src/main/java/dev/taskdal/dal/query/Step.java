package dev.taskdal.dal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One statement that is about to be executed: with what, and what is made of its result. */
abstract class Step<P, T> implements Session.Work<T> {

    private final Compiled query;
    private final Rendering<P> rendering;
    private final P arguments;

    private Step(Compiled query, Rendering<P> rendering, P arguments) {
        this.query = query;
        this.rendering = rendering;
        this.arguments = arguments;
    }

    /** What is made of rows. */
    @FunctionalInterface
    interface Reading<T> {

        T of(ResultSet rows, Execution execution) throws SQLException;
    }

    static <P, T> Step<P, T> ofRows(Compiled query, Rendering<P> rendering, P arguments, Reading<? extends T> reading) {
        return new Step<>(query, rendering, arguments) {
            @Override
            T read(PreparedStatement statement, Execution execution) throws SQLException {
                try (ResultSet rows = statement.getResultSet()) {
                    return reading.of(rows, execution);
                }
            }
        };
    }

    static <P> Step<P, Integer> ofCount(Compiled query, Rendering<P> rendering, P arguments) {
        return new Step<>(query, rendering, arguments) {
            @Override
            Integer read(PreparedStatement statement, Execution execution) throws SQLException {
                int rows = statement.getUpdateCount();
                execution.rows += rows;
                return rows;
            }
        };
    }

    @Override
    public T on(Connection connection, Execution execution) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            bind(statement, 0);
            statement.execute();
            return read(statement, execution);
        }
    }

    @Override
    public String name() {
        return query.name();
    }

    boolean writes() {
        return query.writes();
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

    /** Makes of the result that the statement is at what is made of it. */
    abstract T read(PreparedStatement statement, Execution execution) throws SQLException;
}
