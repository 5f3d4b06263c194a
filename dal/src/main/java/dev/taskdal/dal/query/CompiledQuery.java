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
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * A query of jOOQ that was rendered once and runs as a prepared statement: a select, or an insert, update or delete with
 * {@code RETURNING}. {@link Queries#query} makes it.
 *
 * @param <P> what it is called with: a value, or a record of several
 * @param <T> what a row is made into
 */
public final class CompiledQuery<P extends @Nullable Object, T> extends Compiled {

    /** How many rows a stream reads at once. */
    private static final int FETCH_SIZE = 1000;

    private final Rendering<P> rendering;
    private final Columns<T> columns;

    <R extends Record> CompiledQuery(
            String name,
            Contract contract,
            RenderedStatements rendered,
            Parameters<P> parameters,
            ResultQuery<R> query,
            Mapping<R, T> mapping) {
        super(name, contract, !(query instanceof Select));
        this.rendering = Rendering.of(rendered, name, "", parameters.slots(), () -> query);
        this.columns = Columns.of(name, selected(query), mapping);
    }

    /**
     * The one row, if there is one.
     *
     * @throws DalException if there are more
     */
    public Optional<T> find(Session session, P arguments) {
        return session.run(finding(arguments));
    }

    /**
     * The one row.
     *
     * @throws NotFoundException if there is none
     * @throws DalException if there are more
     */
    public T get(Session session, P arguments) {
        return required(find(session, arguments));
    }

    /** All rows, in the order of the query; empty if there are none. */
    public List<T> list(Session session, P arguments) {
        return session.run(listing(arguments));
    }

    /**
     * Works on all rows, a thousand in memory at a time. The stream is closed when the work is done, whether it looked at
     * all of them or not; it can't be used after that. On a connection of its own, all is one transaction, which commits
     * at the end and rolls back if the work throws.
     *
     * @return what the work returns
     */
    public <U> U stream(Session session, P arguments, Function<? super Stream<T>, ? extends U> work) {
        return session.runOnce(new Session.Work<U>() {
            @Override
            public String name() {
                return CompiledQuery.this.name();
            }

            @Override
            public U on(Connection connection, Execution execution) throws SQLException {
                return Streaming.on(connection, () -> {
                    if (writes()) {
                        session.set(connection);
                    }
                    return streamed(connection, arguments, work, execution);
                });
            }
        });
    }

    private <U> U streamed(
            Connection connection, P arguments, Function<? super Stream<T>, ? extends U> work, Execution execution)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(rendering.sql())) {
            rendering.bind(statement, 0, arguments);
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery();
                    Stream<T> stream = Streaming.of(rows, columns, execution)) {
                return work.apply(stream);
            }
        }
    }

    @Override
    Map<String, SqlText> texts() {
        return Map.of("", rendering.text());
    }

    /** A select's fields() are those of a derived table, whose columns jOOQ takes to be of no table that it knows. */
    private static List<Field<?>> selected(ResultQuery<?> query) {
        return query instanceof Select<?> select ? select.getSelect() : List.of(query.fields());
    }

    /** What its question marks are for, in their order. */
    List<String> slots() {
        return rendering.slots().stream().map(Slot::what).toList();
    }

    Step<P, Optional<T>> finding(P arguments) {
        return Step.ofRows(this, rendering, arguments, this::one);
    }

    Step<P, List<T>> listing(P arguments) {
        return Step.ofRows(this, rendering, arguments, columns::values);
    }

    T required(Optional<T> found) {
        return found.orElseThrow(() -> new NotFoundException("row for " + name()));
    }

    private Optional<T> one(ResultSet rows, Execution execution) throws SQLException {
        Row row = columns.row(rows);
        if (!row.next()) {
            return Optional.empty();
        }
        T value = columns.value(row);
        if (row.next()) {
            throw new DalException("Query " + name() + " found more than one row. List them, or add a condition that"
                    + " leaves one.");
        }
        execution.rows++;
        return Optional.of(value);
    }
}
