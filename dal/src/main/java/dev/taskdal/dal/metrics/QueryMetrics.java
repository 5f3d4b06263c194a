package dev.taskdal.dal.metrics;

import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.dal.query.QueryListener;
import dev.taskdal.dal.query.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds up what queries do, by query and minute, until somebody has it written:
 *
 * <pre>{@code
 * QueryMetrics metrics = new QueryMetrics();
 * Dal dal = Dal.open(dataSource, metrics);
 *
 * metrics.flush(dal); // once a minute, by whatever scheduler there is, and once in the end
 * }</pre>
 *
 * <p>One for a service; thread-safe; it starts no thread. Several instances of a service may write the same minutes:
 * their numbers are added.
 *
 * <p>It keeps the last {@value #MAX_MINUTES} minutes, unless told otherwise. If nobody has them written, the oldest make
 * room, and {@link #discardedCalls()} says how many calls they had. It tells {@value #MAX_QUERIES} queries apart, unless
 * told otherwise; what is beyond counts as {@value #OTHER_QUERIES}.
 */
public final class QueryMetrics implements QueryListener {

    /** How many queries are told apart in a minute. */
    public static final int MAX_QUERIES = 500;

    /** How many minutes are kept until they are written. */
    public static final int MAX_MINUTES = 60;

    /** The name of all queries beyond those that are told apart. */
    public static final String OTHER_QUERIES = "(other queries)";

    private static final String OWN = MetricQueries.FLUSH.name();

    private final InstantSource clock;
    private final PendingMetrics pending;
    private final Stripe[] stripes;

    /** Of {@value #MAX_QUERIES} queries and {@value #MAX_MINUTES} minutes at most. */
    public QueryMetrics() {
        this(InstantSource.system(), MAX_QUERIES, MAX_MINUTES);
    }

    /**
     * Of so many queries and minutes at most.
     *
     * @param clock says in which minute a call ends
     * @throws IllegalArgumentException if one of the two is less than 1
     */
    public QueryMetrics(InstantSource clock, int maxQueries, int maxMinutes) {
        if (maxQueries < 1 || maxMinutes < 1) {
            throw new IllegalArgumentException("Metrics can't be kept for " + maxQueries + " queries and " + maxMinutes
                    + " minutes. Give 1 or more of each.");
        }
        this.clock = clock;
        this.pending = new PendingMetrics(maxQueries, maxMinutes);
        // A power of two, so that a thread finds its own by a mask; more than can run, so that they seldom meet.
        int count = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors() - 1);
        this.stripes = Stream.generate(() -> new Stripe(pending, maxQueries))
                .limit(count)
                .toArray(Stripe[]::new);
    }

    /** Counts an execution, in about 25 nanoseconds. Those of {@link #flush} aren't counted. */
    @Override
    public void executed(QueryExecution execution) {
        if (execution.query().equals(OWN)) {
            return;
        }
        int stripe = (int) Thread.currentThread().getId() & (stripes.length - 1);
        stripes[stripe].add(Math.floorDiv(clock.millis(), 60_000L), execution);
    }

    /**
     * Writes all that was counted and not written yet, with one statement; without any, it does nothing. What is counted
     * meanwhile is for the next time. If it fails, all is kept for the next time, too.
     *
     * <p>Give it the {@code Dal}: what is written in a transaction is lost if that rolls back. Should the connection
     * break just when the server commits, nobody knows whether it did; the numbers are then kept, and may count twice.
     *
     * @return how many rows were written: one for each query and minute
     * @throws dev.taskdal.dal.error.DalException if the database can't be reached or refuses
     */
    public int flush(Session session) {
        for (Stripe stripe : stripes) {
            stripe.passOn();
        }
        List<MinuteTally> rows = pending.takeAll();
        if (rows.isEmpty()) {
            return 0;
        }
        try {
            return MetricQueries.FLUSH.execute(session, rows);
        } catch (Throwable failure) {
            pending.putBack(rows);
            throw failure;
        }
    }

    /**
     * What each query has done since this was made, written or not, by name: of this instance of the service alone, and
     * without asking the database. {@link dev.taskdal.dal.metrics.Metrics} tells of all instances, and of other times.
     */
    public List<QueryLoad> totals() {
        for (Stripe stripe : stripes) {
            stripe.passOn();
        }
        return pending.totals();
    }

    /** How many calls were not written, since nobody did so in time. */
    public long discardedCalls() {
        return pending.discardedCalls();
    }
}
