package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a command: the options that all of them have, and what follows from them. */
@Command(
        name = "db",
        versionProvider = Version.class,
        description = "Runs, undoes, checks and proves the migrations of a PostgreSQL schema.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  db current --url postgresql://me:secret@localhost:5432/tasks",
            "  db upgrade",
            "  db downgrade -1",
            "  db revision -m \"add task priority\"",
            "  db check --migrations ../other-project",
            "",
            "The database is the one that --url names, else DATABASE_URL in the environment, else DATABASE_URL in the file"
                    + " .env beside db-migrations (with --migrations: in the working directory).",
        })
final class Db implements Runnable {

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The database: postgresql://user:password@host:5432/database, or a JDBC URL. Others on the"
                    + " machine may see the password in the list of processes: DATABASE_URL is better.")
    @Nullable
    String url;

    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder that has 'migration' and 'undo' in it, or a Maven module that has them in"
                    + " src/main/resources/db. Default: db-migrations.")
    @Nullable
    Path migrations;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Shows where in the program an error came from.")
    boolean stackTrace;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Shows what the libraries log.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version of the tool.")
    boolean version;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Surroundings surroundings;

    Db(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Say which command to run.");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Screen screen() {
        return surroundings.screen();
    }

    /** @throws Failure if there are no migrations where they should be */
    MigrationProject project() {
        Path folder = migrations == null
                ? surroundings.home().resolve("db-migrations")
                : surroundings.folder().resolve(migrations);
        try {
            return MigrationProject.in(folder);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** The database that is configured; empty if none is. */
    Optional<Database> findDatabase() {
        Path envFolder = migrations == null ? surroundings.home() : surroundings.folder();
        return Database.find(url, surroundings.environment(), envFolder);
    }

    /** @throws Failure if none is configured */
    Database database() {
        return findDatabase()
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "No database was named. Set DATABASE_URL to postgresql://user:password@host:5432/database, in the"
                                + " environment or in a file .env, or give --url."));
    }

    /** Runs the project's scripts on a database that answers. */
    Migrator migrator(Database database) {
        database.requireReachable();
        return Migrator.of(database.dataSource(), project().migrationScripts());
    }

    /** Reads the project's scripts, and never asks a database. */
    Migrator scripts() {
        return Migrator.of(new PGSimpleDataSource(), project().migrationScripts());
    }

    /**
     * The project's migrations, oldest first; never empty.
     *
     * @throws Failure if there are none: a wrong folder must not look like a database that is up to date
     */
    List<Migration> migrations() {
        List<Migration> migrations = scripts().migrations();
        if (migrations.isEmpty()) {
            throw new Failure(
                    ExitCode.FAILED,
                    "There are no migrations in " + project().migrations()
                            + ". Check the folder, and that the scripts are named like V0001__verb_object.sql. 'db revision'"
                            + " makes the first one.");
        }
        return migrations;
    }

    /** The throwaway server, which isn't to be closed. */
    ThrowawayPostgres throwaway() {
        return surroundings.throwaway().get();
    }

    /** A file as the user would name it from where he is. */
    Path relative(Path file) {
        Path folder = surroundings.folder();
        return file.startsWith(folder) ? folder.relativize(file) : file;
    }
}
