package dev.taskdal.dal.error;

import org.jspecify.annotations.Nullable;

/**
 * The database can't be reached, is starting or shutting down, or has no connection to spare. What was in progress was
 * rolled back, unless it was the commit itself that got no answer: the message says so then.
 */
public final class DatabaseUnavailableException extends DalException {

    private static final long serialVersionUID = 1L;

    /** For what the driver, the pool or the server said. */
    public DatabaseUnavailableException(String message, @Nullable String sqlState, Throwable cause) {
        super(message, sqlState, cause);
    }
}
