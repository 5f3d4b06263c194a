package dev.taskdal.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the measured database is, for this JVM and for those that it starts. */
public record Address(String url, String user, String password) {

    /** From the file that {@link #toFile()} has written. */
    public static Address fromFile(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, UTF_8);
        return new Address(lines.get(0), lines.get(1), lines.get(2));
    }

    /** Writes a temporary file that only this user can read: arguments and properties of a process are public. */
    public Path toFile() throws IOException {
        Path file = Files.createTempFile("taskdal-benchmarks", ".address");
        return Files.write(file, List.of(url, user, password), UTF_8);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return url;
    }
}
