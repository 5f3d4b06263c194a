package dev.taskdal.migrator;

/** A run that waited too long for a lock that somebody else holds. Its message names the holder as far as it is known. */
public final class MigrationLockedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    MigrationLockedException(String message, Throwable cause) {
        super(message, cause);
    }

    MigrationLockedException(String message) {
        super(message);
    }
}
