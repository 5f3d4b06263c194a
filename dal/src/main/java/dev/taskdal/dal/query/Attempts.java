package dev.taskdal.dal.query;

import dev.taskdal.dal.error.RetryableConflictException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a unit of work is tried that other transactions get in the way of: {@value #MAX} times in all, if the server
 * rolled it back over a deadlock or a serialization failure. A lock that wasn't free in time is not waited for again: that
 * was the patience asked for.
 */
public final class Attempts {

    /** How often it is tried in all. */
    public static final int MAX = 3;

    /** A pause has at most as many milliseconds for each attempt that failed: a hundred times what a transaction takes. */
    private static final int PAUSE_MILLIS = 40;

    private static final Set<String> WORTH_ANOTHER = Set.of("40001", "40P01");

    private Attempts() {}

    /**
     * Whether to try again; then it has paused for a moment that differs from thread to thread, so that the same two don't
     * meet again. Call it without holding a connection.
     *
     * @param attempt the one that failed, counted from 1
     */
    public static boolean another(int attempt, RetryableConflictException failure) {
        if (attempt >= MAX || failure.sqlState().filter(WORTH_ANOTHER::contains).isEmpty()) {
            return false;
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 1 + (long) PAUSE_MILLIS * attempt));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
