package dev.taskdal.sample.web;

import dev.taskdal.dal.error.StaleVersionException;

/** Something was changed in the meantime: with what it is now, so that nobody has to ask. */
public final class StaleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object current;

    /** With what it is now, as the API shows it. */
    public StaleException(StaleVersionException cause, Object current) {
        super(cause.getMessage(), cause);
        this.current = current;
    }

    Object current() {
        return current;
    }
}
