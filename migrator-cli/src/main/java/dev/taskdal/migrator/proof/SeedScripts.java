package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The seed scripts of a project, by the version that they run after. Immutable. */
final class SeedScripts {

    private static final Pattern NAME = Pattern.compile("S(\\d+(?:[._]\\d+)*)__.+\\.sql");

    private final Map<SchemaVersion, List<Path>> files;

    private SeedScripts(Map<SchemaVersion, List<Path>> files) {
        this.files = files;
    }

    /**
     * Finds them.
     *
     * @param folder need not exist
     * @throws IllegalArgumentException if one has a wrong name or belongs to none of the migrations
     */
    static SeedScripts in(Path folder, List<Migration> migrations) {
        Map<SchemaVersion, List<Path>> files = new TreeMap<>();
        for (Path file : sqlFiles(folder)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches()) {
                throw new IllegalArgumentException(
                        file + " is no name of a seed script. Name it like S0001__verb_object.sql.");
            }
            SchemaVersion version = SchemaVersion.parse(name.group(1));
            if (migrations.stream().noneMatch(one -> one.version().equals(version))) {
                throw new IllegalArgumentException(file + " is to run after version " + version
                        + ", which has no migration. Give it the number of one, or remove it.");
            }
            files.merge(
                    version,
                    List.of(file),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return new SeedScripts(files);
    }

    private static List<Path> sqlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> after(SchemaVersion version) {
        return files.getOrDefault(version, List.of());
    }
}
