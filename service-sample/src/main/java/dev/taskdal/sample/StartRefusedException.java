package dev.taskdal.sample;

import org.jspecify.annotations.Nullable;

/** The service can't start, and a person has to do something about it. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /** For what is wrong, and what to do about it: whole sentences, without secrets. */
    public StartRefusedException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
