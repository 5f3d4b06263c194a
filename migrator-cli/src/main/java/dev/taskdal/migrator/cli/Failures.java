package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.DataLossException;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.MigrationLockedException;
import dev.taskdal.throwaway.ThrowawayPostgresException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong, as a message for people, without any password. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Db db;
    private final Screen screen;

    Failures(Db db, Screen screen) {
        this.db = db;
        this.screen = screen;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        screen.err().println("Error: " + Secrets.hide(String.valueOf(e.getMessage())));
        StringWriter suggestions = new StringWriter();
        if (UnmatchedArgumentException.printSuggestions(e, new PrintWriter(suggestions, true))) {
            screen.err().print(Secrets.hide(suggestions.toString()));
        }
        screen.err().println("Run '" + command.getCommandSpec().qualifiedName() + " --help' to see how it is used.");
        return ExitCode.USAGE.number();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        ExitCode exitCode = exitCode(e);
        String message = message(e);
        screen.err().println("Error: " + Secrets.hide(Findings.plain(message)));
        if (db.stackTrace) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            screen.err().print(Secrets.hide(trace.toString()));
        }
        screen.err().flush();
        return exitCode.number();
    }

    private static String message(Exception e) {
        if (e instanceof Failure
                || e instanceof MigrationException
                || e instanceof ThrowawayPostgresException
                || e instanceof UncheckedIOException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof SQLException) {
            return "A database failed while it was looked at: " + e.getMessage() + " Nothing was changed; try again.";
        }
        return "Something unexpected happened: " + e
                + ". This is a mistake in the tool: please report it, with what --stacktrace shows.";
    }

    private static ExitCode exitCode(Exception e) {
        if (e instanceof Failure failure) {
            return failure.exitCode();
        }
        if (e instanceof DataLossException) {
            return ExitCode.DATA_LOSS;
        }
        return e instanceof MigrationLockedException ? ExitCode.LOCKED : ExitCode.FAILED;
    }
}
