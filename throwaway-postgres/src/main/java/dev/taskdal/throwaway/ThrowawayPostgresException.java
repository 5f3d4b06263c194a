package dev.taskdal.throwaway;

import org.jspecify.annotations.Nullable;

/** A throwaway PostgreSQL could not be started, prepared or used. The message says why and what to do; it holds no password. */
public final class ThrowawayPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ThrowawayPostgresException(String message) {
        super(message);
    }

    ThrowawayPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
