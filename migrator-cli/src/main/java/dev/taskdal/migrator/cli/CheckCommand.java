package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.catalog.CatalogSnapshot;
import dev.taskdal.migrator.picture.MigratedDatabase;
import dev.taskdal.migrator.picture.PictureException;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.migrator.project.ScriptNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks that files, picture and database agree. */
@Command(
        name = "check",
        description =
                "Checks that everything agrees: names and numbers are right, every migration has its undo, schema.sql is"
                        + " what the migrations make, and the catalog of the database, if one is named, is that of its version.",
        footerHeading = "%nExamples:%n",
        footer = {"  db check", "  db check --url postgresql://me@staging/tasks   # did somebody change it by hand?"})
final class CheckCommand implements Callable<Integer> {

    private final Db db;
    private boolean good = true;

    CheckCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() throws SQLException {
        MigrationProject project = db.project();
        Optional<Database> database = db.findDatabase();
        database.ifPresent(Database::requireReachable);
        List<String> obstacles = obstacles(project);
        List<String> problems = new ArrayList<>(obstacles);
        problems.addAll(badNames(project, obstacles));
        report("files", "all scripts are named and numbered well and have their undo", problems);
        if (!obstacles.isEmpty()) {
            skip("schema.sql", "the migrations can't be run as they are");
            skip("database", "the migrations can't be run as they are");
            return ExitCode.NO.number();
        }
        List<Migration> migrations = db.migrations();
        checkPicture(project, Versions.head(migrations));
        if (database.isPresent()) {
            checkDatabase(project, database.get(), migrations);
        } else {
            skip("database", "none was named with --url or DATABASE_URL");
        }
        return (good ? ExitCode.DONE : ExitCode.NO).number();
    }

    /** What keeps the migrations from being run. */
    private static List<String> obstacles(MigrationProject project) {
        try {
            return project.migrationScripts().problems();
        } catch (MigrationException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> badNames(MigrationProject project, List<String> obstacles) {
        return ScriptNames.of(project).problems().stream()
                // What is no script at all need not be told of twice.
                .filter(problem -> {
                    String file = problem.split(" ", 2)[0] + " in ";
                    return obstacles.stream().noneMatch(obstacle -> obstacle.startsWith(file));
                })
                .toList();
    }

    private void checkPicture(MigrationProject project, SchemaVersion head) throws SQLException {
        String name = project.schema().getFileName().toString();
        String picture;
        try {
            picture = Files.readString(project.schema());
        } catch (NoSuchFileException e) {
            report(name, "", List.of("There is no " + project.schema() + ". Write it with 'db schema --write'."));
            return;
        } catch (IOException e) {
            report(name, "", List.of(project.schema() + " can't be read: " + e));
            return;
        }
        List<Object> findings = new ArrayList<>();
        try (MigratedDatabase migrated = MigratedDatabase.at(db.throwaway(), project, Optional.of(head))) {
            findings.addAll(migrated.differencesTo(picture));
        } catch (MigrationException | PictureException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
        report(name, "it is what the migrations make, up to version " + head, findings);
        if (!findings.isEmpty()) {
            explain("found is what the file makes. If the migrations are right, run 'db schema --write'.");
        }
    }

    private void checkDatabase(MigrationProject project, Database database, List<Migration> migrations)
            throws SQLException {
        Migrator migrator = db.migrator(database);
        Optional<SchemaVersion> current = migrator.current();
        List<Object> findings = new ArrayList<>();
        try {
            migrator.requireConsistent();
        } catch (MigrationException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
        boolean known = current.isEmpty()
                || migrations.stream().anyMatch(one -> one.version().equals(current.get()));
        if (known) {
            try (MigratedDatabase migrated = MigratedDatabase.at(db.throwaway(), project, current);
                    Connection connection = database.dataSource().getConnection()) {
                findings.addAll(migrated.snapshot()
                        .differencesTo(CatalogSnapshot.of(connection).withoutDatabase()));
            }
        }
        report(
                "database",
                database + " is at " + Versions.name(current) + ", and its schema is that version's",
                findings);
        if (!findings.isEmpty()) {
            explain("found is what the database has. Put back what was changed by hand, or make it a migration.");
        }
    }

    private void explain(String how) {
        db.screen().print("      Expected is what the migrations make, " + how);
    }

    private void report(String subject, String goodNews, List<?> findings) {
        if (findings.isEmpty()) {
            db.screen().print("@|green ok|@    " + subject + ": " + goodNews);
            return;
        }
        good = false;
        db.screen().print("@|red wrong|@ " + subject);
        db.screen().out().println(Findings.list(findings));
    }

    private void skip(String subject, String reason) {
        db.screen().print("@|yellow -|@     " + subject + ": not checked, " + reason);
    }
}
