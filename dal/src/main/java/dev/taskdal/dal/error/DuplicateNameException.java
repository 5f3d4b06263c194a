package dev.taskdal.dal.error;

/** The user has a tag or category of that name already. Nothing was written. */
public final class DuplicateNameException extends DuplicateKeyException {

    private static final long serialVersionUID = 1L;

    /** For what the database said of a {@code kind} such as {@code tag}. */
    public DuplicateNameException(String kind, DuplicateKeyException cause) {
        super(
                "The user has a " + kind + " of this name already, perhaps in another case.",
                cause.constraint(),
                cause.sqlState().orElse("23505"),
                cause);
    }
}
