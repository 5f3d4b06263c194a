package dev.taskdal.dal.query;

import dev.taskdal.dal.error.RetryableConflictException;
import dev.taskdal.dal.error.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where compiled queries run: a {@code Dal}, with a connection from its pool for each and a commit after each, or a
 * transaction. As thread-safe as that.
 *
 * <p>What commits by itself is run again if a deadlock or a serialization failure has rolled it back, {@value Attempts#MAX}
 * times in all; a {@link QueryListener} is told of each.
 */
public abstract class Session {

    private final ConnectionProvider connections;
    private final @Nullable QueryListener listener;
    private final @Nullable LocalSetting setting;

    /** Runs queries on connections from there. */
    protected Session(ConnectionProvider connections, @Nullable QueryListener listener) {
        this(connections, listener, null);
    }

    /**
     * Runs queries on connections from there.
     *
     * @param setting is sent ahead of all that writes, in the same round trip
     */
    protected Session(
            ConnectionProvider connections, @Nullable QueryListener listener, @Nullable LocalSetting setting) {
        this.connections = connections;
        this.listener = listener;
        this.setting = setting;
    }

    /** What is done with a connection. */
    interface Work<T> {

        /** Of what is executed, for whoever observes it. */
        String name();

        /** Does it. */
        T on(Connection connection, Execution execution) throws SQLException;
    }

    <T> T run(Step<?, T> step) {
        return setting != null && step.writes() ? runAfterSetting(step) : retrying(step);
    }

    private <T> T runAfterSetting(Step<?, T> step) {
        RoundTrip trip = new RoundTrip();
        Outcome<T> outcome = trip.add(step);
        trip.run(this);
        return outcome.get();
    }

    /** What a round trip has to send before these: the setting, if one of them writes. */
    List<Step<?, ?>> settingBefore(List<? extends Step<?, ?>> steps) {
        return setting != null && steps.stream().anyMatch(Step::writes) ? List.of(setting.setting()) : List.of();
    }

    /**
     * Sends the setting, if there is one, for statements that aren't those of this class. It takes a round trip.
     *
     * @param connection in a transaction, with which the setting ends
     */
    protected final void set(Connection connection) {
        if (setting != null) {
            try {
                Trip.run(connection, List.of(setting.setting()), (i, statement) -> {});
            } catch (SQLException e) {
                throw SqlErrors.translate(e);
            }
        }
    }

    /**
     * Runs work that may be run again, since it hands out nothing before it ends: it is, if it was a transaction of its own,
     * and another one was in the way.
     */
    <T> T retrying(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            RetryableConflictException conflict;
            Connection connection = connections.acquire();
            try {
                return on(connection, work);
            } catch (RetryableConflictException e) {
                if (!committedByItself(connection)) {
                    throw e;
                }
                conflict = e;
            } finally {
                connections.release(connection);
            }
            if (!Attempts.another(attempt, conflict)) {
                throw conflict;
            }
        }
    }

    <T> T runOnce(Work<T> work) {
        Connection connection = connections.acquire();
        try {
            return on(connection, work);
        } finally {
            connections.release(connection);
        }
    }

    private static boolean committedByItself(Connection connection) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException e) {
            return false;
        }
    }

    private <T> T on(Connection connection, Work<T> work) {
        return listener == null ? unobserved(connection, work, new Execution()) : observed(connection, work, listener);
    }

    private static <T> T unobserved(Connection connection, Work<T> work, Execution execution) {
        try {
            return work.on(connection, execution);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private static <T> T observed(Connection connection, Work<T> work, QueryListener listener) {
        Execution execution = new Execution();
        long start = System.nanoTime();
        T result;
        try {
            result = unobserved(connection, work, execution);
        } catch (RuntimeException e) {
            listener.executed(new QueryExecution(work.name(), since(start), 0, Optional.of(e)));
            throw e;
        }
        listener.executed(new QueryExecution(work.name(), since(start), execution.rows, Optional.empty()));
        return result;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
