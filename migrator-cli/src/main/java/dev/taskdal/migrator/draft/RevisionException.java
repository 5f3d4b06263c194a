package dev.taskdal.migrator.draft;

/** A revision that can't be made. Its message says what to do next. */
public final class RevisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RevisionException(String message, Throwable cause) {
        super(message, cause);
    }

    RevisionException(String message) {
        super(message);
    }
}
