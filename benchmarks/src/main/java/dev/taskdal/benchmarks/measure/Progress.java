package dev.taskdal.benchmarks.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows how far a run is and how long it will take: a bar on a terminal, a line every half minute elsewhere. A step of one
 * kind takes about as long as the others of its kind.
 */
public final class Progress {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(30).toNanos();

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private long lastStep = System.nanoTime();
    private long lastShown;

    private static final class Kind {
        private int planned;
        private int done;
        private double nanosOfOne;
        private long nanosOfAll;

        double left() {
            double one = done == 0 ? nanosOfOne : (double) nanosOfAll / done;
            return Math.max(0, planned - done) * one;
        }
    }

    /** On standard error. */
    public static Progress onStandardError() {
        return new Progress(System.err, isTerminal());
    }

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.lastShown = terminal ? 0 : lastStep;
    }

    /** Says what will be done, and how long a step is thought to take until one was seen. */
    public void plan(String kind, int steps, Duration each) {
        Kind planned = kinds.computeIfAbsent(kind, name -> new Kind());
        planned.planned += steps;
        planned.nanosOfOne = each.toNanos();
    }

    /** A step is done. */
    public void step(String kind) {
        long now = System.nanoTime();
        Kind stepped = kinds.computeIfAbsent(kind, name -> new Kind());
        stepped.done++;
        stepped.nanosOfAll += now - lastStep;
        lastStep = now;
        if (now - lastShown > (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            lastShown = now;
            show(kind);
        }
    }

    /** All is done: leaves an empty line behind. */
    public void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    private void show(String kind) {
        double left = kinds.values().stream().mapToDouble(Kind::left).sum();
        double spent =
                kinds.values().stream().mapToLong(each -> each.nanosOfAll).sum();
        double share = spent / (spent + left);
        String text = String.format(
                Locale.ROOT, "%3.0f %%, about %s left: %s", 100 * share, minutes(Duration.ofNanos((long) left)), kind);
        if (terminal) {
            int filled = (int) (WIDTH * share);
            out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + text + "\u001b[K");
            out.flush();
        } else {
            out.println(text);
        }
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }

    /** The JVM only tells whether standard input and output are terminals, and differs between versions in that. */
    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
