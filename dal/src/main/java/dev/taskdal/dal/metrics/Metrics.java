package dev.taskdal.dal.metrics;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.query.Text;
import dev.taskdal.dal.query.Times;
import java.time.Instant;
import java.util.List;

/**
 * Reads what {@link QueryMetrics} has written, and deletes what is old. Thread-safe if it comes from a {@code Dal}; bound
 * to its transaction and thread if it comes from a transaction. Every method throws a
 * {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses.
 */
public final class Metrics {

    /** How many of the slowest queries are listed. */
    public static final int SLOWEST = 50;

    /** How many rows are deleted at once. */
    public static final int BATCH = 10_000;

    private final Session session;

    /** {@code Dal} and its transactions make it. */
    public Metrics(Session session) {
        this.session = session;
    }

    /**
     * What a query did, minute by minute, newest first; nothing of minutes without a call. Served by
     * {@code pk_query_metric}.
     *
     * @param query its name, such as {@code Tasks.find}
     * @throws InvalidValueException if the name has a NUL character or half of a character
     */
    public Page<QueryMinute> pageByQuery(String query, PageRequest request) {
        return MetricQueries.BY_QUERY.page(session, Text.storable("query", query), request);
    }

    /**
     * What the slowest queries did in a time: {@value #SLOWEST} at most, the slowest on average first. It reads all that
     * happened in that time, of all queries: a report, not for every request.
     *
     * @param from the first instant that counts
     * @param until the first instant that no longer counts
     * @throws InvalidValueException if {@code until} is before {@code from}, or one is outside of the years 1 to 9999
     */
    public List<QueryLoad> listSlowest(Instant from, Instant until) {
        if (until.isBefore(from)) {
            throw new InvalidValueException("The time span ends (" + until + ") before it starts (" + from + ").");
        }
        MetricQueries.Between between = new MetricQueries.Between(
                Times.storable("start of the time span", from), Times.storable("end of the time span", until));
        return MetricQueries.SLOWEST.list(session, between);
    }

    /**
     * Deletes minutes that started before an instant, {@value #BATCH} rows at most, so that nobody waits long for it. Call
     * it until it returns 0.
     *
     * @return how many rows were deleted
     * @throws InvalidValueException if the instant is outside of the years 1 to 9999
     */
    public int deleteBefore(Instant instant) {
        return MetricQueries.DELETE_BEFORE.execute(session, Times.storable("instant", instant));
    }
}
