package dev.taskdal.dal.error;

/** There is an account for that e-mail address already. Nothing was written. */
public final class DuplicateEmailException extends DuplicateKeyException {

    private static final long serialVersionUID = 1L;

    /** For what the database said. */
    public DuplicateEmailException(DuplicateKeyException cause) {
        super(
                "There is an account for this e-mail address already, perhaps in another case.",
                cause.constraint(),
                cause.sqlState().orElse("23505"),
                cause);
    }
}
