package dev.taskdal.throwaway;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Names of scratch databases: {@code throwaway_<key>_<number>}, where the key tells whose they are. */
final class DatabaseNames {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern NAME = Pattern.compile("throwaway_([0-9a-f]{16})_\\d+");

    private DatabaseNames() {}

    static String newKey() {
        return "%016x".formatted(RANDOM.nextLong());
    }

    static String of(String key, int number) {
        return "throwaway_" + key + "_" + number;
    }

    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    static String keyOf(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the name of a scratch database: " + name);
        }
        return matcher.group(1);
    }
}
