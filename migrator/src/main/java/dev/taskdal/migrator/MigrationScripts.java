package dev.taskdal.migrator;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the scripts of a schema are, as Flyway locations such as {@code classpath:db/migration} or
 * {@code filesystem:/path}. Immutable.
 *
 * @param migrations where {@code V0001__verb_object.sql} and the like are; at least one
 * @param undos where {@code U0001__verb_object.sql} and the like are, apart from the others since Flyway's open-source
 *     edition knows no undo; empty if nothing is ever undone
 */
public record MigrationScripts(List<String> migrations, List<String> undos) {

    /** @throws IllegalArgumentException if there is no location of migrations */
    public MigrationScripts {
        migrations = List.copyOf(migrations);
        undos = List.copyOf(undos);
        if (migrations.isEmpty()) {
            throw new IllegalArgumentException(
                    "No location of migrations was given, such as " + Migrator.DEFAULT_LOCATION + ".");
        }
    }

    /** Those on the class path, in {@code db/migration} and {@code db/undo}. */
    public static MigrationScripts onClassPath() {
        return new MigrationScripts(List.of(Migrator.DEFAULT_LOCATION), List.of("classpath:db/undo"));
    }

    /** Those of a folder with a {@code migration} and an {@code undo} folder in it. */
    public static MigrationScripts in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new MigrationScripts(
                List.of("filesystem:" + absolute.resolve("migration")),
                List.of("filesystem:" + absolute.resolve("undo")));
    }

    /**
     * What is wrong with the files, whatever database they are for: names, doubled versions, a version without its undo, an
     * undo without its version, scripts of a kind that isn't supported, malformed headers.
     *
     * @return one sentence a problem, which names the file; empty if all is well
     * @throws MigrationException if the files cannot be read
     */
    public List<String> problems() {
        return Scripts.problems(this);
    }
}
