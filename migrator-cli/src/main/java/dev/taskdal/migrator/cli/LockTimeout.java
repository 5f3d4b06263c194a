package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migrator;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The option of those commands that change the database. */
final class LockTimeout {

    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "How long to wait where somebody else holds a lock: another run, or whoever uses a table. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long seconds;

    Migrator applyTo(Migrator migrator) {
        try {
            return migrator.withLockTimeout(Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--lock-timeout: " + e.getMessage(), e);
        }
    }
}
