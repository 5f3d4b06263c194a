package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.picture.MigratedDatabase;
import dev.taskdal.migrator.project.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the picture of the head. */
@Command(
        name = "schema",
        description =
                "Shows the schema at the head as SQL, by table, as the migrations make it on a throwaway database."
                        + " It needs no database of yours.",
        footerHeading = "%nExamples:%n",
        footer = {"  db schema | less", "  db schema --write"})
final class SchemaCommand implements Callable<Integer> {

    private final Db db;

    @Option(
            names = "--write",
            description =
                    "Writes it to schema.sql, which is to be committed: 'db check' compares it with the migrations.")
    private boolean write;

    SchemaCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() throws SQLException {
        MigrationProject project = db.project();
        SchemaVersion head = Versions.head(db.migrations());
        String text;
        List<CatalogDifference> differences;
        try (MigratedDatabase migrated = MigratedDatabase.at(db.throwaway(), project, Optional.of(head))) {
            text = header(head) + migrated.picture();
            differences = migrated.differencesTo(text);
        }
        if (write) {
            write(project.schema(), text);
            db.screen().print("@|green written|@ " + db.relative(project.schema()) + ": the schema at version " + head);
        } else {
            db.screen().out().print(text);
            db.screen().out().flush();
        }
        if (!differences.isEmpty()) {
            throw new Failure(
                    ExitCode.NO,
                    "The picture lacks something that can't be drawn. Complete it by hand:\n"
                            + Findings.list(differences));
        }
        return ExitCode.DONE.number();
    }

    private static String header(SchemaVersion head) {
        return "-- The schema at version " + head
                + ", as the migrations make it. Written by 'db schema --write' and compared with"
                + " them by\n-- 'db check': change it with a migration.\n\n";
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.FAILED, file + " can't be written: " + e + ". Check the folder, and who owns it.", e);
        }
    }
}
