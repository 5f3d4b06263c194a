package dev.taskdal.codegen;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The generated files of one package, with a record beside them of what they were made from and of what each contained.
 * Only a complete, untouched package is up to date: neither an interrupted generation nor an edited or deleted file is.
 */
final class GeneratedSources {

    private static final String RECORD = ".generated-from";

    private final Path folder;

    GeneratedSources(Path folder) {
        this.folder = folder;
    }

    boolean upToDateWith(String fingerprint) {
        Path record = folder.resolve(RECORD);
        return Files.isRegularFile(record) && read(record).equals(recordOf(fingerprint));
    }

    int count() {
        return javaFiles().size();
    }

    /** From here until {@link #record} the package counts as unfinished. */
    void startOver() {
        try {
            Files.deleteIfExists(folder.resolve(RECORD));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't delete " + folder.resolve(RECORD) + ".", e);
        }
    }

    void record(String fingerprint) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(RECORD), recordOf(fingerprint));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + folder.resolve(RECORD) + ".", e);
        }
    }

    private String recordOf(String fingerprint) {
        return javaFiles().stream()
                .map(file -> Fingerprint.of(file) + "  " + folder.relativize(file) + "\n")
                .collect(joining("", fingerprint + "\n", ""));
    }

    private List<Path> javaFiles() {
        return Files.isDirectory(folder)
                ? Fingerprint.files(folder).stream()
                        .filter(file -> file.toString().endsWith(".java"))
                        .toList()
                : List.of();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file + ".", e);
        }
    }
}
