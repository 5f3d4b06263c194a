package dev.taskdal.migrator.project;

import dev.taskdal.migrator.MigrationScripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders and files of a schema that is under migration. Immutable; it says where things are, not that they exist,
 * but for the folder of the migrations.
 *
 * @param scripts the folder that has {@code migration}, {@code undo} and {@code seed} in it
 * @param schema the file that shows the schema at its head
 */
public record MigrationProject(Path scripts, Path schema) {

    private static final Path IN_MODULE = Path.of("src", "main", "resources", "db");

    /**
     * Finds the files of a project.
     *
     * @param folder the folder that {@code migration} is in, or a Maven module that has that folder in
     *     {@code src/main/resources/db}; {@code schema.sql} is directly in whichever it is
     * @throws IllegalArgumentException if neither has migrations
     */
    public static MigrationProject in(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        for (Path scripts : new Path[] {root, root.resolve(IN_MODULE)}) {
            if (Files.isDirectory(scripts.resolve("migration"))) {
                return new MigrationProject(scripts, root.resolve("schema.sql"));
            }
        }
        throw new IllegalArgumentException("There is no folder of migrations in " + root
                + ": neither migration nor " + IN_MODULE.resolve("migration")
                + ". Name the folder that has it with --migrations.");
    }

    /** The folder of {@code V0001__verb_object.sql} and the like. */
    public Path migrations() {
        return scripts.resolve("migration");
    }

    /** The folder of {@code U0001__verb_object.sql} and the like. */
    public Path undos() {
        return scripts.resolve("undo");
    }

    /** The folder of {@code S0001__verb_object.sql} and the like: rows for proofs, optional. */
    public Path seeds() {
        return scripts.resolve("seed");
    }

    /** The file of a migration, wherever below {@link #migrations()} it is; empty if there is none of that name. */
    public Optional<Path> findMigration(String script) {
        return find(migrations(), script);
    }

    /** The file of the undo of a migration, wherever below {@link #undos()} it is; empty if it has none. */
    public Optional<Path> findUndo(String script) {
        return find(undos(), "U" + script.substring(1));
    }

    private static Optional<Path> find(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " can't be read: " + e, e);
        }
    }

    /** The scripts, for a {@link dev.taskdal.migrator.Migrator}. */
    public MigrationScripts migrationScripts() {
        return MigrationScripts.in(scripts);
    }
}
