package dev.taskdal.sample.web;

import java.time.Duration;

/** Somebody tries again and again, and has to wait. */
public final class TooManyAttemptsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** For how long it has to be waited. */
    public TooManyAttemptsException(Duration retryAfter) {
        super("There were too many attempts. Try again later.", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** Until the next attempt. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
