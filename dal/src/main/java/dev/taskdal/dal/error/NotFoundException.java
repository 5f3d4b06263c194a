package dev.taskdal.dal.error;

/** There is no such row, or it belongs to somebody else: the two look alike on purpose. */
public final class NotFoundException extends DalException {

    private static final long serialVersionUID = 1L;

    /** For the row that {@code what} describes, such as {@code task 5 of user 3}. */
    public NotFoundException(String what) {
        super("There is no " + what + ".");
    }
}
