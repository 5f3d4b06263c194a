package dev.taskdal.dal.error;

/** There is a row with that key already. Nothing was written. */
public class DuplicateKeyException extends DalException {

    private static final long serialVersionUID = 1L;

    private final String constraint;

    /** For the unique constraint or index of that name. */
    public DuplicateKeyException(String message, String constraint, String sqlState, Throwable cause) {
        super(message, sqlState, cause);
        this.constraint = constraint;
    }

    /** The name of the unique constraint or index. */
    public String constraint() {
        return constraint;
    }
}
