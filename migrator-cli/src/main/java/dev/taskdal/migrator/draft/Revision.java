package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.migrator.project.ScriptNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The two files of a new revision. Immutable.
 *
 * @param up the migration
 * @param down its undo
 */
public record Revision(Path up, Path down) {

    /**
     * Writes the next revision of a project: a migration and an undo with a header and the rules that apply, or neither of them.
     *
     * @param message what it will do, in a few words, which become the names of the files
     * @throws IllegalArgumentException if the message can't be the name of a file
     * @throws RevisionException if the files that are there have no next number, or if the new ones can't be written
     */
    public static Revision write(MigrationProject project, String message) {
        ScriptNames names = ScriptNames.of(project);
        List<String> doubled = names.doubled();
        if (!doubled.isEmpty()) {
            throw new RevisionException(String.join(", ", doubled)
                    + " have the same number, so there is no next one. Give the one that came later the next free number,"
                    + " its undo too. Nothing was written.");
        }
        RevisionName name = RevisionName.of(names.last() + 1, message);
        Revision revision = new Revision(
                project.migrations().resolve(name.up()), project.undos().resolve(name.down()));
        revision.write(name, message.strip());
        return revision;
    }

    private void write(RevisionName name, String message) {
        // The undo first: without its migration it is refused, while a migration without its undo would run.
        write(down, RevisionText.down(name, message));
        try {
            write(up, RevisionText.up(name, message));
        } catch (RevisionException e) {
            try {
                Files.delete(down);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private static void write(Path file, String text) {
        try {
            if (!Files.isDirectory(file.getParent())) {
                Files.createDirectory(file.getParent());
            }
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new RevisionException(
                    file + " can't be written: " + e
                            + ". Check the folder, who owns it, and the space on the disk. Nothing was" + " written.",
                    e);
        }
    }
}
