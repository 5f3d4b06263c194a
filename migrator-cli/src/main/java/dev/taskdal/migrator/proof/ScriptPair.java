package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.ScriptHeader;
import dev.taskdal.migrator.project.MigrationProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two scripts of a version, as messages name them, and what they say of themselves.
 *
 * @param up the file name of the migration
 * @param down the file name of its undo script
 * @param hasDown whether there is one
 * @param upLoses whether the migration says that it loses data
 * @param downLoses whether the undo script says so
 */
record ScriptPair(String up, String down, boolean hasDown, boolean upLoses, boolean downLoses) {

    static ScriptPair of(MigrationProject project, Migration migration) {
        String up = migration.script();
        String down = "U" + up.substring(1);
        return new ScriptPair(
                up,
                down,
                project.findUndo(up).isPresent(),
                loses(project.findMigration(up)),
                loses(project.findUndo(up)));
    }

    boolean loses() {
        return upLoses || downLoses;
    }

    private static boolean loses(Optional<Path> file) {
        try {
            return file.isPresent()
                    && ScriptHeader.of(Files.readString(file.get())).losesData().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
