package dev.taskdal.dal.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is waiting to be written: so many minutes at most, the oldest of which makes room, and so many queries in each. */
final class PendingMetrics {

    /** As in the check of the table. */
    private static final int LONGEST_NAME = 200;

    private final int maxQueries;
    private final int maxMinutes;
    private NavigableMap<Long, NavigableMap<String, Tally>> minutes = new TreeMap<>();
    private final NavigableMap<String, Tally> totals = new TreeMap<>();
    private long discardedCalls;

    PendingMetrics(int maxQueries, int maxMinutes) {
        this.maxQueries = maxQueries;
        this.maxMinutes = maxMinutes;
    }

    /** Adds what was counted in a minute, counted from 1970. */
    synchronized void add(long minute, Map<String, Tally> counted) {
        counted.forEach((query, tally) -> add(totals, storable(query), tally));
        addToMinute(minute, counted);
    }

    private synchronized void addToMinute(long minute, Map<String, Tally> counted) {
        Map<String, Tally> tallies = minutes.computeIfAbsent(minute, m -> new TreeMap<>());
        counted.forEach((query, tally) -> add(tallies, storable(query), tally));
        while (minutes.size() > maxMinutes) {
            discardedCalls += minutes.pollFirstEntry().getValue().values().stream()
                    .mapToLong(Tally::calls)
                    .sum();
        }
    }

    private void add(Map<String, Tally> tallies, String query, Tally tally) {
        boolean full = tallies.size() - (tallies.containsKey(QueryMetrics.OTHER_QUERIES) ? 1 : 0) >= maxQueries;
        String name = full && !tallies.containsKey(query) ? QueryMetrics.OTHER_QUERIES : query;
        tallies.computeIfAbsent(name, n -> new Tally()).add(tally);
    }

    /** Takes all there is, by minute and query: two that write the same rows in one order can't wait for each other. */
    List<MinuteTally> takeAll() {
        NavigableMap<Long, NavigableMap<String, Tally>> taken;
        synchronized (this) {
            taken = minutes;
            minutes = new TreeMap<>();
        }
        List<MinuteTally> rows = new ArrayList<>();
        taken.forEach((minute, tallies) -> tallies.forEach(
                (query, tally) -> rows.add(new MinuteTally(Instant.ofEpochSecond(minute * 60), query, tally))));
        return rows;
    }

    /** Gives back what was taken, since it could not be written. */
    void putBack(List<MinuteTally> rows) {
        rows.forEach(row -> addToMinute(row.minute().getEpochSecond() / 60, Map.of(row.query(), row.tally())));
    }

    /** What was ever added, by query. */
    synchronized List<QueryLoad> totals() {
        return totals.entrySet().stream()
                .map(total -> total.getValue().load(total.getKey()))
                .toList();
    }

    synchronized long discardedCalls() {
        return discardedCalls;
    }

    /** One bad name would keep everything else from being stored, too. */
    private static String storable(String query) {
        if (query.isEmpty()) {
            return "(unnamed)";
        }
        StringBuilder name = new StringBuilder();
        query.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(name::appendCodePoint);
        return name.toString();
    }
}
