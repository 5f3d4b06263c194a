package dev.taskdal.migrator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project: V0001 makes a table, V0002 and V0003 add a column each. */
final class Shelves {

    private Shelves() {}

    /** Writes it into {@code folder/db-migrations}. */
    static Path in(Path folder) {
        Path project = folder.resolve("db-migrations");
        write(project, "migration/V0001__create_shelf.sql", "CREATE TABLE shelf (id bigint PRIMARY KEY);\n");
        write(project, "undo/U0001__create_shelf.sql", "DROP TABLE shelf;\n");
        write(
                project,
                "migration/V0002__add_shelf_label.sql",
                "-- compatible-with: 0001\nALTER TABLE shelf ADD COLUMN label text;\n");
        write(project, "undo/U0002__add_shelf_label.sql", "ALTER TABLE shelf DROP COLUMN label;\n");
        write(
                project,
                "migration/V0003__add_shelf_room.sql",
                "-- compatible-with: 0001\nALTER TABLE shelf ADD COLUMN room text;\n");
        write(project, "undo/U0003__add_shelf_room.sql", "ALTER TABLE shelf DROP COLUMN room;\n");
        return project;
    }

    static void write(Path project, String file, String text) {
        try {
            Files.createDirectories(project.resolve(file).getParent());
            Files.writeString(project.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
