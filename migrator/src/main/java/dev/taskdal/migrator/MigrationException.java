package dev.taskdal.migrator;

/** A migration run that could not be started or did not end well. Its message says what to do next. */
public sealed class MigrationException extends RuntimeException permits DataLossException, MigrationLockedException {

    private static final long serialVersionUID = 1L;

    MigrationException(String message, Throwable cause) {
        super(message, cause);
    }

    MigrationException(String message) {
        super(message);
    }
}
