package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.migrator.project.ScriptNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

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
        return write(
                project,
                message,
                name -> RevisionText.up(name, message.strip()),
                name -> RevisionText.down(name, message.strip()));
    }

    static Revision write(
            MigrationProject project,
            String message,
            Function<RevisionName, String> up,
            Function<RevisionName, String> down) {
        RevisionName name = name(project, message);
        Revision revision = new Revision(
                project.migrations().resolve(name.up()), project.undos().resolve(name.down()));
        revision.write(up.apply(name), down.apply(name));
        return revision;
    }

    private static RevisionName name(MigrationProject project, String message) {
        ScriptNames names = ScriptNames.of(project);
        List<String> doubled = names.doubled();
        if (!doubled.isEmpty()) {
            throw new RevisionException(String.join(", ", doubled)
                    + " have the same number, so there is no next one. Give the one that came later the next free number,"
                    + " its undo too. Nothing was written.");
        }
        return RevisionName.of(names.last() + 1, message);
    }

    private void write(String upText, String downText) {
        // The undo first: without its migration it is refused, while a migration without its undo would run.
        write(down, downText);
        try {
            write(up, upText);
        } catch (RevisionException e) {
            try {
                Files.delete(down);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /**
     * Refuses early what {@link Draft#write} would refuse after minutes.
     *
     * @throws IllegalArgumentException if the message can't be the name of a file
     * @throws RevisionException if the files that are there have no next number
     */
    public static void requireName(MigrationProject project, String message) {
        name(project, message);
    }

    /**
     * Marks the migration as one that doesn't do what it should: a comment below its header, which says why.
     *
     * @throws RevisionException if the file can't be written
     */
    public void mark(String reason) {
        try {
            String text = Files.readString(up);
            StringBuilder mark = new StringBuilder("--\n");
            DraftText.comment(reason, mark);
            int end = text.indexOf("\n\n") + 1;
            Files.writeString(up, text.substring(0, end) + mark + text.substring(end));
        } catch (IOException e) {
            throw new RevisionException(
                    up + " can't be marked: " + e + ". It is written, and isn't right: " + reason, e);
        }
    }

    /**
     * Takes the line that says that data is lost out of the header of the migration. What is lost is still marked at its
     * statement.
     *
     * @return whether there was one
     * @throws RevisionException if the file can't be written
     */
    public boolean takeBackLosses() {
        try {
            String text = Files.readString(up);
            String less = text.replaceFirst("(?m)^-- loses-data: .*\\n", "");
            Files.writeString(up, less);
            return !less.equals(text);
        } catch (IOException e) {
            throw new RevisionException(
                    up + " can't be changed: " + e + ". It is written, and its header isn't right.", e);
        }
    }

    /** The version that it makes. */
    public SchemaVersion version() {
        return SchemaVersion.parse(up.getFileName().toString().substring(1, 5));
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
