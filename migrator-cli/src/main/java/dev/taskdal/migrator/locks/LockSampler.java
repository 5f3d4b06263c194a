package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.ScriptStatement;
import dev.taskdal.migrator.locks.Snapshot.Relation;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Sees the locks of a statement that can't run in a transaction. A session that writes to all tables makes the statement wait while it
 * holds, or asks for, its locks, as those of a live database would; another session looks, and then the first one ends.
 */
final class LockSampler {

    private static final String LOCKS = """
            SELECT relation, mode, granted FROM pg_locks
             WHERE pid = ? AND (locktype = 'relation' OR NOT granted) ORDER BY granted""";

    private final ThrowawayDatabase database;
    private final Connection witness;
    private final Connection runner;

    LockSampler(ThrowawayDatabase database, Connection witness, Connection runner) {
        this.database = database;
        this.witness = witness;
        this.runner = runner;
    }

    /**
     * What was seen.
     *
     * @param locks the strongest lock on each relation, granted or asked for
     * @param waited whether it waited for the session that writes
     * @param took how long the statement ran once nobody else did
     */
    record Result(Map<Long, LockMode> locks, boolean waited, Duration took) {}

    Result run(ScriptStatement statement, Snapshot before) throws SQLException {
        Map<Long, LockMode> seen = new HashMap<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection writer = writing(before)) {
            int pid = pid(runner);
            long began = System.nanoTime();
            Future<?> running = thread.submit(() -> {
                statement.run(runner);
                return null;
            });
            boolean waited = false;
            while (!isDone(running)) {
                if (look(pid, seen) && !waited) {
                    waited = true;
                    writer.rollback();
                    began = System.nanoTime();
                }
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            rethrow(running);
            return new Result(seen, waited, took);
        } finally {
            thread.shutdown();
        }
    }

    private Connection writing(Snapshot before) throws SQLException {
        Connection writer = database.connect();
        writer.setAutoCommit(false);
        List<String> tables = before.relations().values().stream()
                .filter(one -> one.kind() == 'r' || one.kind() == 'p')
                .map(Relation::name)
                .toList();
        if (!tables.isEmpty()) {
            try (Statement lock = writer.createStatement()) {
                lock.execute(
                        tables.stream().collect(Collectors.joining(", ", "LOCK TABLE ", " IN ROW EXCLUSIVE MODE")));
            }
        }
        return writer;
    }

    /** @return whether it waits for somebody */
    private boolean look(int pid, Map<Long, LockMode> seen) throws SQLException {
        boolean waits = false;
        try (PreparedStatement query = witness.prepareStatement(LOCKS)) {
            query.setInt(1, pid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    waits |= !row.getBoolean(3);
                    Optional<LockMode> mode = LockMode.of(row.getString(2));
                    if (row.getLong(1) != 0 && mode.isPresent()) {
                        seen.merge(row.getLong(1), mode.get(), Snapshot::stronger);
                    }
                }
            }
        }
        return waits;
    }

    private static boolean isDone(Future<?> running) {
        try {
            running.get(1, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a statement was measured.", e);
        }
    }

    private static void rethrow(Future<?> done) throws SQLException {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException("A statement could not be measured: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a statement was measured.", e);
        }
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
