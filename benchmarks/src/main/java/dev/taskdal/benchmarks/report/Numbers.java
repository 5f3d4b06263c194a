package dev.taskdal.benchmarks.report;

import java.util.Locale;

/** How figures are written: as many digits as mean something. */
final class Numbers {

    private Numbers() {}

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.1f", ratio);
    }

    /** With one digit more, for the distance of two that are close to each other. */
    static String exactRatio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.3f" : "%.2f", ratio);
    }

    static String time(double nanos) {
        double micros = nanos / 1000;
        if (micros < 1000) {
            return String.format(Locale.ROOT, micros < 10 ? "%.1f µs" : "%.0f µs", micros);
        }
        double millis = micros / 1000;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }

    static String kilobytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1000);
    }

    static String perSecond(double calls) {
        return String.format(Locale.ROOT, "%,.0f/s", calls);
    }
}
