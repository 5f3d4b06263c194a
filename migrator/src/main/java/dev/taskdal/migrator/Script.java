package dev.taskdal.migrator;

import dev.taskdal.migrator.FlywayInternals.ParsedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;

/**
 * A script with its text. Immutable.
 *
 * @param migration its version, description and file name
 * @param path where it is in its location: what the history calls it
 * @param text all of it, without a byte order mark
 * @param checksum as Flyway computes it
 */
record Script(Migration migration, String path, String text, int checksum) {

    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

    SchemaVersion version() {
        return migration.version();
    }

    String name() {
        return migration.script();
    }

    /** @throws MigrationException if the header is malformed, or promises what can't be */
    ScriptHeader header() {
        ScriptHeader header;
        try {
            header = ScriptHeader.of(text);
        } catch (IllegalArgumentException e) {
            throw new MigrationException(name() + ": " + e.getMessage(), e);
        }
        header.compatibleWith()
                .filter(oldest -> oldest.compareTo(version()) > 0)
                .ifPresent(later -> {
                    throw new MigrationException(
                            name() + " says that it is compatible with " + later
                                    + ", a later version than its own. Name the oldest version whose code still works once it has run.");
                });
        return header;
    }

    /**
     * Its statements.
     *
     * @throws MigrationException if it can't be split, or not be run as one: in a transaction, or as a single statement
     */
    List<ParsedStatement> steps() {
        return steps(name(), text);
    }

    /** As {@link #steps()}, of a script that is called {@code name}. */
    static List<ParsedStatement> steps(String name, String text) {
        List<ParsedStatement> steps;
        try {
            steps = FlywayInternals.statements(text);
        } catch (FlywayException e) {
            throw new MigrationException(name + " can't be split into statements: " + e.getMessage(), e);
        }
        for (ParsedStatement step : steps) {
            List<String> words = SqlWords.first(2, step.sql());
            String word = words.get(0).toUpperCase(Locale.ROOT);
            boolean toSavepoint = words.size() > 1 && words.get(1).equalsIgnoreCase("TO");
            if (TRANSACTION_CONTROL.contains(word) && !toSavepoint || isPrepare(words)) {
                throw new MigrationException(
                        name + " has " + word + " in line " + step.line()
                                + ". Take it out: each script runs in a transaction of its own, with its record in the history.");
            }
            if (!step.transactional() && steps.size() > 1) {
                throw new MigrationException(name + " has " + steps.size() + " statements, and the one in line "
                        + step.line()
                        + " can't run in a transaction. Give it a script of its own: if it was interrupted,"
                        + " nobody could tell which of them have run.");
            }
        }
        concurrentIndex(steps).filter(index -> index.name() == null).ifPresent(index -> {
            throw new MigrationException(name + " doesn't name the index that it creates on " + index.table()
                    + ". Name it, so that what an interrupted run leaves behind can be found.");
        });
        return steps;
    }

    private static boolean isPrepare(List<String> words) {
        return words.size() > 1
                && words.get(0).equalsIgnoreCase("PREPARE")
                && words.get(1).equalsIgnoreCase("TRANSACTION");
    }

    /** Whether it runs in a transaction. */
    boolean transactional() {
        return steps().stream().allMatch(ParsedStatement::transactional);
    }

    /** The index that its single statement creates or drops concurrently. */
    Optional<ConcurrentIndex> concurrentIndex() {
        return concurrentIndex(steps());
    }

    private static Optional<ConcurrentIndex> concurrentIndex(List<ParsedStatement> steps) {
        return steps.size() == 1 ? ConcurrentIndex.of(steps.get(0).sql()) : Optional.empty();
    }
}
