package dev.taskdal.migrator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files with the output that is expected. {@code -Dgolden.write=true} writes what comes out, for whoever changed it on
 * purpose to read the difference.
 */
public final class Golden {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/taskdal/migrator");

    private Golden() {}

    /** A file or folder below the resources of these tests. */
    public static Path path(String name) {
        return RESOURCES.resolve(name);
    }

    public static String read(String name) throws IOException {
        return Files.readString(path(name));
    }

    public static void assertMatches(String name, String actual) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(path(name), actual);
        }
        assertThat(actual).isEqualTo(read(name));
    }
}
