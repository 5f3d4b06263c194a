package dev.taskdal.dal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How often the driver waits for the server, by what it logs: a Sync is sent at the end of each round trip. */
public final class SyncCounter implements AutoCloseable {

    private final Logger logger = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private final Level level = logger.getLevel();
    private final Filter filter = logger.getFilter();
    private final AtomicInteger syncs = new AtomicInteger();
    private final Thread thread = Thread.currentThread();

    /** Counts those of this thread, until it is closed. */
    public SyncCounter() {
        logger.setLevel(Level.FINEST);
        logger.setFilter(message -> {
            if (Thread.currentThread() == thread && message.getMessage().endsWith("FE=> Sync")) {
                syncs.incrementAndGet();
            }
            return false;
        });
    }

    /** How many there were since the last time. */
    public int count() {
        return syncs.getAndSet(0);
    }

    @Override
    public void close() {
        logger.setFilter(filter);
        logger.setLevel(level);
    }
}
