package dev.taskdal.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, from a second connection, who keeps the run waiting: once a statement has failed on a lock, the server no longer
 * knows. It connects only where a script takes a while; without a second connection the holder stays unknown.
 */
final class LockWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final DataSource dataSource;
    private final int pid;
    private final MigrationListener listener;
    private final long pauseMillis;
    private final Thread thread;
    private volatile List<LockHolder> seen = List.of();

    private LockWatch(DataSource dataSource, int pid, Duration lockTimeout, MigrationListener listener) {
        this.dataSource = dataSource;
        this.pid = pid;
        this.listener = listener;
        this.pauseMillis = Math.max(5, Math.min(200, lockTimeout.toMillis() / 4));
        this.thread = new Thread(this::watch, "migrator-lock-watch");
        thread.setDaemon(true);
    }

    static LockWatch start(DataSource dataSource, int pid, Duration lockTimeout, MigrationListener listener) {
        LockWatch watch = new LockWatch(dataSource, pid, lockTimeout, listener);
        watch.thread.start();
        return watch;
    }

    /** Who was seen last; empty if nobody was. */
    List<LockHolder> seen() {
        return seen;
    }

    private void watch() {
        Set<Integer> told = new HashSet<>();
        try {
            Thread.sleep(pauseMillis);
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                while (!Thread.currentThread().isInterrupted()) {
                    List<LockHolder> holders = LockHolder.blocking(connection, pid);
                    if (!holders.isEmpty()) {
                        seen = holders;
                    }
                    for (LockHolder holder : holders) {
                        if (told.add(holder.pid())) {
                            listener.waiting(holder.toString());
                        }
                    }
                    Thread.sleep(pauseMillis);
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("The script has ended.");
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Who holds locks can't be seen: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
