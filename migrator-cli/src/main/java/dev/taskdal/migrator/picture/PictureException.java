package dev.taskdal.migrator.picture;

/** A picture that can't be loaded. Its message says where it fails. */
public final class PictureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
