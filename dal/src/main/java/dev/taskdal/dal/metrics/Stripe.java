package dev.taskdal.dal.metrics;

import dev.taskdal.dal.query.QueryExecution;
import java.util.HashMap;
import java.util.Map;

/**
 * Where some of the threads count their calls: those of the current minute, which are passed on when the next one starts.
 * A lock that is seldom waited for costs less than a counter of its own for each of a dozen numbers, and what it guards
 * is never seen half counted.
 */
final class Stripe {

    private final PendingMetrics pending;
    private final int maxQueries;
    private long minute;
    private Map<String, Tally> tallies = new HashMap<>();

    Stripe(PendingMetrics pending, int maxQueries) {
        this.pending = pending;
        this.maxQueries = maxQueries;
    }

    synchronized void add(long now, QueryExecution execution) {
        if (now != minute) {
            passOn();
            minute = now;
        }
        Tally tally = tallies.get(execution.query());
        if (tally == null) {
            String query = tallies.size() < maxQueries ? execution.query() : QueryMetrics.OTHER_QUERIES;
            tally = tallies.computeIfAbsent(query, name -> new Tally());
        }
        tally.add(execution);
    }

    synchronized void passOn() {
        if (!tallies.isEmpty()) {
            pending.add(minute, tallies);
            tallies = new HashMap<>();
        }
    }
}
