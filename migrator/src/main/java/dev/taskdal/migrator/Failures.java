package dev.taskdal.migrator;

import static java.util.stream.Collectors.joining;

import dev.taskdal.migrator.FlywayInternals.ParsedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of what the server or the driver says a message that says what to do. */
final class Failures {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Something is there that the script makes, by what it is. */
    private static final Set<String> ALREADY_THERE =
            Set.of("42701", "42P07", "42710", "42P06", "42723", "42712", "42P16");
    /** Something isn't there that the script removes. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "42703", "42704", "42883", "3F000");

    private static final Map<String, String> ADVICE = Map.of(
            "28P01", "Check the password of the role.",
            "28000", "Check the role, and that pg_hba.conf of the server lets it in.",
            "3D000", "Check the name of the database, or create it.",
            "08001", "Check host and port, and that the server runs and can be reached from here.",
            "53300", "Free some connections, or raise max_connections.",
            "57P03", "It starts or stops right now: wait, and try again.");

    private Failures() {}

    static MigrationException connecting(SQLException failure) {
        SQLException cause = driverFailure(failure);
        String advice = ADVICE.get(Objects.requireNonNullElse(cause.getSQLState(), ""));
        return new MigrationException(
                "The database can't be used: " + sentence(cause) + (advice == null ? "" : " " + advice)
                        + " Nothing was changed.",
                failure);
    }

    private static String sentence(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }

    /** The innermost one with a state: pools hide it under one of their own. */
    private static SQLException driverFailure(SQLException failure) {
        SQLException found = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException inner && inner.getSQLState() != null) {
                found = inner;
            }
        }
        return found;
    }

    /** What isn't a script's fault, on a connection that was there. */
    static MigrationException history(SQLException failure) {
        return new MigrationException(
                "The history of migrations could not be read or written: " + sentence(driverFailure(failure))
                        + " Nothing was recorded.",
                failure);
    }

    static MigrationLockedException locked(List<LockHolder> holders, Duration timeout) {
        return new MigrationLockedException("Another run of migrations on this database has not ended within "
                + seconds(timeout) + ". It is " + describe(holders) + ". Wait for it, or if it hangs end it with "
                + ending(holders) + ", and run this again. Nothing was changed.");
    }

    /**
     * A script that failed.
     *
     * @param statement the one that failed; null if it failed before or after them
     * @param state where the database is now, in a sentence
     */
    static MigrationException script(
            Step step,
            @Nullable ParsedStatement statement,
            SQLException failure,
            List<LockHolder> holders,
            String state) {
        SQLException cause = driverFailure(failure);
        String code = Objects.requireNonNullElse(cause.getSQLState(), "");
        String what = step.script().name() + " failed"
                + (statement == null
                        ? ""
                        : " in line " + statement.line() + " (" + SqlWords.shortened(statement.sql()) + ")")
                + ":\n" + cause.getMessage() + "\n";
        if (code.equals(LOCK_NOT_AVAILABLE)) {
            return new MigrationLockedException(
                    what + "The lock was held by " + describe(holders) + ". Wait until it ends, or end it with "
                            + ending(holders) + ", and run this again. " + state,
                    failure);
        }
        return new MigrationException(what + advice(code, step) + state, failure);
    }

    static DataLossException loss(Step step, List<LostData> lost) {
        return new DataLossException(
                step.script().name() + " would discard data:\n"
                        + lost.stream()
                                .map(one -> "  " + one.object() + ": " + one.rows() + " " + one.what() + "\n")
                                .collect(joining())
                        + "Save what is still needed, and run this again with --accept-data-loss. " + step.rolledBack(),
                lost);
    }

    /** Whether the server may have done what it was told, and nobody can say. */
    static boolean isConnectionLost(SQLException failure) {
        return isConnectionLost(
                Objects.requireNonNullElse(driverFailure(failure).getSQLState(), "08"));
    }

    private static boolean isConnectionLost(String code) {
        return code.startsWith("08") || code.startsWith("57P");
    }

    private static String advice(String code, Step step) {
        if (isConnectionLost(code)) {
            return "The connection was lost. Run this again once the server can be reached. ";
        }
        if (code.equals("42501")) {
            return "The role of the connection isn't allowed to do that. Grant it what is missing, or connect as the owner. ";
        }
        if (code.equals("57014")) {
            return "Somebody has cancelled it, or the role's statement_timeout is too short for it. ";
        }
        if (code.equals("40P01")) {
            return "Somebody else took the same locks in another order. Run this again. ";
        }
        if (step.direction() == Direction.UP && ALREADY_THERE.contains(code)) {
            return "Somebody may have run the script, or a part of it, by hand. If the schema is what it leads to, record that"
                    + " with: stamp " + step.script().version()
                    + ". If not, remove what is there already, and run this again. ";
        }
        if (step.direction() == Direction.DOWN && NOT_THERE.contains(code)) {
            return "Somebody may have undone it, or a part of it, by hand. If the schema is what it leads to, record that"
                    + " with: stamp "
                    + step.after().map(SchemaVersion::toString).orElse("base")
                    + ". If not, put back what is missing, and run this again. ";
        }
        return "";
    }

    private static String describe(List<LockHolder> holders) {
        return holders.isEmpty()
                ? "somebody who could not be seen"
                : holders.stream().map(LockHolder::toString).collect(joining(" and "));
    }

    private static String ending(List<LockHolder> holders) {
        return holders.isEmpty()
                ? "SELECT pg_terminate_backend(pid)"
                : holders.stream()
                        .map(holder -> "SELECT pg_terminate_backend(" + holder.pid() + ")")
                        .collect(joining(" and "));
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }
}
