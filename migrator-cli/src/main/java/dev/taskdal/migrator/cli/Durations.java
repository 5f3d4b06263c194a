package dev.taskdal.migrator.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
final class Durations {

    private Durations() {}

    static String format(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
        }
        return formatRunning(duration);
    }

    /** In whole seconds: for something that isn't over. */
    static String formatRunning(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
