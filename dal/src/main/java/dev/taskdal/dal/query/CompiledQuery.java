package dev.taskdal.dal.query;

import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.NotFoundException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.ResultQuery;

/**
 * A query of jOOQ that was rendered once and runs as a prepared statement: a select, or an insert, update or delete with
 * {@code RETURNING}. {@link Queries#query} makes it.
 *
 * @param <P> what it is called with: a value, or a record of several
 * @param <T> what a row is made into
 */
public final class CompiledQuery<P, T> extends Compiled {

    /** How many rows a stream reads at once. */
    private static final int FETCH_SIZE = 1000;

    final Rendering<P> rendering;
    final Columns<T> columns;

    <R extends Record> CompiledQuery(
            String name,
            Contract contract,
            Function<? super Parameters<P>, ? extends ResultQuery<R>> definition,
            Mapping<R, T> mapping) {
        super(name, contract);
        Parameters<P> parameters = new Parameters<>(name);
        ResultQuery<R> query = definition.apply(parameters);
        this.rendering = Rendering.of(name, query, parameters);
        this.columns = Columns.of(name, List.of(query.fields()), mapping);
    }

    /**
     * The one row, if there is one.
     *
     * @throws DalException if there are more
     */
    public Optional<T> find(Session session, P arguments) {
        return read(session, arguments, (rows, execution) -> one(rows, execution));
    }

    /**
     * The one row.
     *
     * @throws NotFoundException if there is none
     * @throws DalException if there are more
     */
    public T get(Session session, P arguments) {
        return find(session, arguments).orElseThrow(() -> new NotFoundException("row for " + name()));
    }

    /** All rows, in the order of the query; empty if there are none. */
    public List<T> list(Session session, P arguments) {
        return read(session, arguments, (rows, execution) -> {
            List<T> values = columns.values(rows);
            execution.rows = values.size();
            return values;
        });
    }

    /**
     * Works on all rows, a thousand in memory at a time. The stream is closed when the work is done, whether it looked at
     * all of them or not; it can't be used after that. On a connection of its own, all is one transaction, which commits
     * at the end and rolls back if the work throws.
     *
     * @return what the work returns
     */
    public <U> U stream(Session session, P arguments, Function<? super Stream<T>, ? extends U> work) {
        return session.run(
                name(),
                (connection, execution) -> Streaming.on(connection, () -> {
                    try (PreparedStatement statement = prepare(connection, arguments)) {
                        statement.setFetchSize(FETCH_SIZE);
                        try (ResultSet rows = statement.executeQuery();
                                Stream<T> stream = Streaming.of(rows, columns, execution)) {
                            return work.apply(stream);
                        }
                    }
                }));
    }

    @Override
    public Map<String, String> statements() {
        return Map.of("", rendering.sql());
    }

    /** What is made of a result. */
    interface Reading<U> {

        U of(ResultSet rows, Execution execution) throws SQLException;
    }

    private <U> U read(Session session, P arguments, Reading<U> reading) {
        return session.run(name(), (connection, execution) -> {
            try (PreparedStatement statement = prepare(connection, arguments);
                    ResultSet rows = statement.executeQuery()) {
                return reading.of(rows, execution);
            }
        });
    }

    Optional<T> one(ResultSet rows, Execution execution) throws SQLException {
        Row row = columns.row(rows);
        if (!row.next()) {
            return Optional.empty();
        }
        T value = columns.value(row);
        if (row.next()) {
            throw new DalException("Query " + name() + " found more than one row. List them, or add a condition that"
                    + " leaves one.");
        }
        execution.rows = 1;
        return Optional.of(value);
    }

    private PreparedStatement prepare(Connection connection, P arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(rendering.sql());
        try {
            rendering.bind(statement, 0, arguments);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
