package dev.taskdal.migrator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/** Writes scripts into a folder of a test. */
final class ScriptFiles {

    private final Path folder;

    ScriptFiles(Path folder) {
        this.folder = folder;
        write("migration/.keep", "");
        write("undo/.keep", "");
    }

    /** Three versions of a shelf, each with its undo. */
    static ScriptFiles shelf(Path folder) {
        return new ScriptFiles(folder)
                .version("0001__create_shelf", "CREATE TABLE shelf (id bigint PRIMARY KEY);", "DROP TABLE shelf;")
                .version(
                        "0002__add_label",
                        "ALTER TABLE shelf ADD COLUMN label text NOT NULL DEFAULT 'none';",
                        "ALTER TABLE shelf DROP COLUMN label;")
                .version(
                        "0003__add_room",
                        "ALTER TABLE shelf ADD COLUMN room text;",
                        "ALTER TABLE shelf DROP COLUMN room;");
    }

    ScriptFiles version(String name, String up, String down) {
        return up(name, up).down(name, down);
    }

    ScriptFiles up(String name, String sql) {
        return write("migration/V" + name + ".sql", sql + "\n");
    }

    ScriptFiles down(String name, String sql) {
        return write("undo/U" + name + ".sql", sql + "\n");
    }

    ScriptFiles write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScriptFiles delete(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MigrationScripts scripts() {
        return MigrationScripts.in(folder);
    }

    Migrator migrator(DataSource dataSource) {
        return Migrator.of(dataSource, scripts()).withLockTimeout(Duration.ofSeconds(20));
    }
}
