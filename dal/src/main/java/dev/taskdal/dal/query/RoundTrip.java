package dev.taskdal.dal.query;

import static java.util.stream.Collectors.joining;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several compiled queries that are sent together and answered together, so that the network is waited for once. They are
 * executed in the order in which they were added, in one transaction, each on what is committed by then; if one fails,
 * none has happened.
 *
 * <pre>{@code
 * RoundTrip trip = new RoundTrip();
 * Outcome<User> user = trip.get(UserQueries.FIND, id);
 * Outcome<Page<Task>> page = trip.page(TaskQueries.BY_USER, id, PageRequest.first(20));
 * trip.run(dal);
 * return new Screen(user.get(), page.get());
 * }</pre>
 *
 * <p>For one thread, and one run.
 */
public final class RoundTrip {

    private final List<Leg<?>> legs = new ArrayList<>();
    private boolean started;

    /** One query, and what it returned. */
    private final class Leg<T> {

        private final Step<?, T> step;
        private @Nullable Optional<T> result;

        private Leg(Step<?, T> step) {
            this.step = step;
        }

        private void read(PreparedStatement statement, Execution execution) throws SQLException {
            result = Optional.of(step.read(statement, execution));
        }

        private T result() {
            if (result == null) {
                throw new IllegalStateException("The round trip with query " + step.name()
                        + " has not run, or has failed. Call run first, and let its exception out.");
            }
            return result.get();
        }
    }

    /** Adds {@link CompiledQuery#find}. */
    public <P extends @Nullable Object, T> Outcome<Optional<T>> find(CompiledQuery<P, T> query, P arguments) {
        return add(query.finding(arguments));
    }

    /** Adds {@link CompiledQuery#get}; what that throws, this throws when it is run. */
    public <P extends @Nullable Object, T> Outcome<T> get(CompiledQuery<P, T> query, P arguments) {
        return add(query.finding(arguments)).map(found -> query.required(found));
    }

    /** Adds {@link CompiledQuery#list}. */
    public <P extends @Nullable Object, T> Outcome<List<T>> list(CompiledQuery<P, T> query, P arguments) {
        return add(query.listing(arguments));
    }

    /** Adds {@link CompiledPage#page}. */
    public <P extends @Nullable Object, T> Outcome<Page<T>> page(
            CompiledPage<P, T> query, P arguments, PageRequest request) {
        return add(query.paging(arguments, request));
    }

    /** Adds {@link CompiledCommand#execute}. */
    public <P extends @Nullable Object> Outcome<Integer> execute(CompiledCommand<P> command, P arguments) {
        return add(command.executing(arguments));
    }

    <T> Outcome<T> add(Step<?, T> step) {
        if (started) {
            throw new IllegalStateException("This round trip has run. Make another one for query " + step.name() + ".");
        }
        Leg<T> leg = new Leg<>(step);
        legs.add(leg);
        return new Outcome<>(leg::result);
    }

    /**
     * Sends all of them. A {@link QueryListener} is told of one execution, named by all of them.
     *
     * @throws IllegalStateException if it has run before
     * @throws dev.taskdal.dal.error.DalException if one of them fails: none has happened then
     */
    public void run(Session session) {
        if (started) {
            throw new IllegalStateException("This round trip has run. Make another one.");
        }
        started = true;
        if (legs.isEmpty()) {
            return;
        }
        session.retrying(new Legs(session));
    }

    /** All of them, after the session's setting. */
    private final class Legs implements Session.Work<Integer> {

        private final Session session;

        private Legs(Session session) {
            this.session = session;
        }

        @Override
        public String name() {
            return legs.stream().map(leg -> leg.step.name()).collect(joining(" + "));
        }

        @Override
        public Integer on(Connection connection, Execution execution) throws SQLException {
            List<Step<?, ?>> steps = new ArrayList<>(
                    session.settingBefore(legs.stream().map(leg -> leg.step).toList()));
            int before = steps.size();
            legs.forEach(leg -> steps.add(leg.step));
            Trip.run(connection, steps, (i, statement) -> {
                if (i >= before) {
                    legs.get(i - before).read(statement, execution);
                }
            });
            return legs.size();
        }
    }
}
