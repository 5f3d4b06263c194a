package dev.taskdal.sample.web;

/** A mail can't be sent now. */
public final class MailUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For that reason, of which only the kind is kept: its message may name the receiver. */
    public MailUnavailableException(Exception reason) {
        super("A mail could not be sent: " + reason.getClass().getName());
    }
}
