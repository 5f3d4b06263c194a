package dev.taskdal.throwaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions that the build has pinned. */
final class Pinned {
    /** Of the embedded server's binaries: the server's version, and the packaging's as the third number. */
    static final String BINARIES = read("embedded.binaries");

    static final String VERSION = BINARIES.substring(0, BINARIES.lastIndexOf('.'));

    static final String IMAGE = "postgres:" + VERSION + "-alpine";

    private Pinned() {}

    private static String read(String key) {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Pinned.class.getResourceAsStream("pinned.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty(key), key);
    }
}
