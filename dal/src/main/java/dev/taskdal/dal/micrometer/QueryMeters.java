package dev.taskdal.dal.micrometer;

import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.dal.query.QueryListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a registry of Micrometer of each execution of a compiled query:
 *
 * <ul>
 *   <li>{@code taskdal.query}, a timer, with the tags {@code query}, such as {@code Tasks.find}, and {@code exception}, the
 *       simple name of what it threw, or {@code none};
 *   <li>{@code taskdal.query.rows}, a counter of the rows that were read or written, with the tag {@code query}.
 * </ul>
 *
 * <p>Needs {@code io.micrometer:micrometer-core} on the class path. Thread-safe.
 *
 * <pre>{@code
 * Dal dal = Dal.open(dataSource, new QueryMeters(registry));
 * }</pre>
 */
public final class QueryMeters implements QueryListener {

    /** How many combinations of query and exception are told apart; what is beyond has the query {@code other}. */
    private static final int MAX_METERS = 1000;

    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<Tags, Meters> meters = new ConcurrentHashMap<>();

    private record Tags(String query, String exception) {}

    private record Meters(Timer timer, Counter rows) {}

    /** Tells that registry. */
    public QueryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void executed(QueryExecution execution) {
        String exception =
                execution.error().map(e -> e.getClass().getSimpleName()).orElse(NONE);
        Meters known = meters(new Tags(execution.query(), exception));
        known.timer().record(execution.duration());
        known.rows().increment(Math.max(0, execution.rows()));
    }

    private Meters meters(Tags tags) {
        Meters known = meters.get(tags);
        if (known != null) {
            return known;
        }
        // Threads that come at the same time may exceed it by one each.
        Tags kept = meters.size() < MAX_METERS ? tags : new Tags(OTHER, NONE);
        return meters.computeIfAbsent(kept, this::register);
    }

    private Meters register(Tags tags) {
        return new Meters(
                Timer.builder("taskdal.query")
                        .description("Executions of compiled queries")
                        .tag("query", tags.query())
                        .tag("exception", tags.exception())
                        .register(registry),
                Counter.builder("taskdal.query.rows")
                        .description("Rows that compiled queries read or wrote")
                        .baseUnit("rows")
                        .tag("query", tags.query())
                        .register(registry));
    }
}
