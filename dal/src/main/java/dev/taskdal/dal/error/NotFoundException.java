package dev.taskdal.dal.error;

/** There is no such row, or it belongs to somebody else: the two look alike on purpose. */
public final class NotFoundException extends DalException {

    private static final long serialVersionUID = 1L;

    /** For the row that {@code what} describes, such as {@code task 5 of user 3}. */
    public NotFoundException(String what) {
        super("There is no " + what + ".");
    }

    /** For the row that {@code what} describes, which a foreign key has missed. */
    public NotFoundException(String what, MissingReferenceException cause) {
        super("There is no " + what + ". Nothing was written.", cause.sqlState().orElse(null), cause);
    }
}
