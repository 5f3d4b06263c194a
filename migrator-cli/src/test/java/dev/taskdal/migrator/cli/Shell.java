package dev.taskdal.migrator.cli;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/** Calls the commands in this process, without a terminal. */
final class Shell {

    /** What a command did. */
    record Result(int exitCode, String out, String err) {}

    private final Path folder;
    private final Supplier<ThrowawayPostgres> throwaway;
    private final Map<String, String> environment = new HashMap<>();

    private Shell(Path folder, Supplier<ThrowawayPostgres> throwaway) {
        this.folder = folder;
        this.throwaway = throwaway;
    }

    /** A shell in which no database is named, and no throwaway server can be started. */
    static Shell without(Path folder) {
        return new Shell(folder, () -> {
            throw new AssertionError("A throwaway server isn't needed for that.");
        });
    }

    /** A shell in which DATABASE_URL names the database. */
    static Shell at(Path folder, ThrowawayDatabase database, ThrowawayPostgres server) {
        return new Shell(folder, () -> server).with("DATABASE_URL", url(database));
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Screen screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, Ansi.OFF);
        int exitCode = CommandLines.create(
                        new Surroundings(environment, folder, Optional.empty(), ZoneOffset.UTC, screen, throwaway))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    static String url(ThrowawayDatabase database) {
        return "postgresql://" + encoded(database.user()) + ":" + encoded(database.password()) + "@"
                + database.jdbcUrl().substring("jdbc:postgresql://".length());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
