package dev.taskdal.migrator;

/** A migration run that could not be started or did not end well. Its message says what to do next. */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MigrationException(String message, Throwable cause) {
        super(message, cause);
    }

    MigrationException(String message) {
        super(message);
    }
}
