package dev.taskdal.contracts;

import java.util.Locale;

/** Numbers for people to read, the same everywhere. */
final class Numbers {

    private Numbers() {}

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
