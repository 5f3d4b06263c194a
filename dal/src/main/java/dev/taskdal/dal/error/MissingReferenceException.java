package dev.taskdal.dal.error;

/** A row refers to one that doesn't exist, or would go while others refer to it. Nothing was written. */
public class MissingReferenceException extends DalException {

    private static final long serialVersionUID = 1L;

    private final String constraint;

    /** For the foreign key of that name. */
    public MissingReferenceException(String message, String constraint, String sqlState, Throwable cause) {
        super(message, sqlState, cause);
        this.constraint = constraint;
    }

    /** The name of the foreign key. */
    public String constraint() {
        return constraint;
    }
}
