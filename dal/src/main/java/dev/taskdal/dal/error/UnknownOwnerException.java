package dev.taskdal.dal.error;

/** The user that was to own the new row doesn't exist. Nothing was written. */
public final class UnknownOwnerException extends MissingReferenceException {

    private static final long serialVersionUID = 1L;

    /** For what the database said. */
    public UnknownOwnerException(MissingReferenceException cause) {
        super(
                "The user that was to own it doesn't exist, or no longer.",
                cause.constraint(),
                cause.sqlState().orElse("23503"),
                cause);
    }
}
