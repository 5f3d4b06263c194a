package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Direction;
import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationListener;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints one line for each script, with the time that it took. While one runs, a terminal shows the time that goes by; elsewhere
 * a line follows after ten seconds, half a minute and then every minute. Thread-safe.
 */
final class Progress implements MigrationListener, AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int BAR = 20;
    private static final String BACK_TO_EMPTY_LINE = "\r\u001b[K";

    private final Screen screen;
    private final LongSupplier nanos;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable String running;
    private String part = "";
    private long started;
    private Duration nextLine = Duration.ZERO;

    private Progress(Screen screen, LongSupplier nanos) {
        this.screen = screen;
        this.nanos = nanos;
    }

    static Progress on(Screen screen) {
        Progress progress = new Progress(screen, System::nanoTime);
        progress.ticker.scheduleAtFixedRate(progress::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return progress;
    }

    /** One that goes on when {@link #tick()} is called. */
    static Progress tickedBy(LongSupplier nanos, Screen screen) {
        return new Progress(screen, nanos);
    }

    @Override
    public void started(Direction direction, Migration migration) {
        started(migration + (direction == Direction.UP ? "" : ", undo"));
    }

    /** Something begins, and ends with {@link #ended()}. */
    synchronized void started(String what) {
        running = what;
        part = "";
        started = nanos.getAsLong();
        nextLine = Duration.ofSeconds(10);
    }

    /**
     * How far a part of what runs is, such as the rows of a table: a terminal shows a bar.
     *
     * @param what what is counted; empty if there is nothing to count any more
     */
    synchronized void at(String what, long done, long of) {
        part = of <= 0
                ? ""
                : " " + bar(done, of) + " " + String.format(Locale.ROOT, "%,d of %,d rows of %s", done, of, what);
    }

    private static String bar(long done, long of) {
        int filled = (int) (BAR * Math.min(done, of) / of);
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
    }

    /** Takes the line away on which a terminal shows what runs. */
    synchronized void ended() {
        if (running != null && screen.terminal()) {
            screen.out().print(BACK_TO_EMPTY_LINE);
            screen.out().flush();
        }
        running = null;
    }

    @Override
    public synchronized void finished(Direction direction, Migration migration, Duration duration) {
        running = null;
        print("@|bold " + migration.version() + "|@ " + migration.description() + ": @|green "
                + (direction == Direction.UP ? "applied" : "undone") + "|@ in " + Durations.format(duration));
    }

    @Override
    public synchronized void repaired(String what) {
        print(what);
    }

    @Override
    public synchronized void waiting(String holder) {
        print("Waiting for a lock. It is held by " + holder);
    }

    synchronized void tick() {
        if (running == null) {
            return;
        }
        Duration elapsed = Duration.ofNanos(nanos.getAsLong() - started);
        String line = running + ": running for " + Durations.formatRunning(elapsed) + part;
        if (screen.terminal()) {
            screen.out().print(BACK_TO_EMPTY_LINE + line);
            screen.out().flush();
        } else if (elapsed.compareTo(nextLine) >= 0) {
            screen.out().println(line);
            nextLine = nextLine.toSeconds() < 30 ? Duration.ofSeconds(30) : elapsed.plus(Duration.ofMinutes(1));
        }
    }

    private void print(String markup) {
        if (screen.terminal()) {
            screen.out().print(BACK_TO_EMPTY_LINE);
        }
        screen.print(markup);
    }

    /** Ends it. The line of a script that has not finished goes away; the error that follows names the script. */
    @Override
    public void close() {
        ticker.shutdownNow();
        ended();
    }
}
