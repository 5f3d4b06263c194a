package dev.taskdal.dal.query;

import dev.taskdal.dal.error.SqlErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where compiled queries run: a {@code Dal}, with a connection from its pool for each and a commit after each, or a
 * transaction. As thread-safe as that.
 */
public abstract class Session {

    private final ConnectionProvider connections;
    private final @Nullable QueryListener listener;

    /** Runs queries on connections from there. */
    protected Session(ConnectionProvider connections, @Nullable QueryListener listener) {
        this.connections = connections;
        this.listener = listener;
    }

    /** What is done with a connection. */
    interface Work<T> {

        T on(Connection connection, Execution execution) throws SQLException;
    }

    <T> T run(Step<?, T> step) {
        return run(() -> step.query().name(), (connection, execution) -> {
            try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
                step.bind(statement, 0);
                statement.execute();
                return step.read(statement, execution);
            }
        });
    }

    <T> T run(Supplier<String> query, Work<T> work) {
        Connection connection = connections.acquire();
        try {
            return listener == null
                    ? unobserved(connection, work, new Execution())
                    : observed(connection, query.get(), work, listener);
        } finally {
            connections.release(connection);
        }
    }

    private static <T> T unobserved(Connection connection, Work<T> work, Execution execution) {
        try {
            return work.on(connection, execution);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private static <T> T observed(Connection connection, String query, Work<T> work, QueryListener listener) {
        Execution execution = new Execution();
        long start = System.nanoTime();
        T result;
        try {
            result = unobserved(connection, work, execution);
        } catch (RuntimeException e) {
            listener.executed(new QueryExecution(query, since(start), 0, Optional.of(e)));
            throw e;
        }
        listener.executed(new QueryExecution(query, since(start), execution.rows, Optional.empty()));
        return result;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
