package dev.taskdal.sample.web;

/** A body is larger than this resource takes. */
public final class ContentTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what would not be too large. */
    public ContentTooLargeException(String message) {
        super(message, null, false, false);
    }
}
