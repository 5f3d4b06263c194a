package dev.taskdal.dal.error;

/** A value that breaks a check of the database, or is missing where one is required. Nothing was written. */
public final class CheckViolationException extends InvalidValueException {

    private static final long serialVersionUID = 1L;

    private final String constraint;

    /** For the constraint of that name; for a missing value, the name of its column. */
    public CheckViolationException(String message, String constraint, String sqlState, Throwable cause) {
        super(message, sqlState, cause);
        this.constraint = constraint;
    }

    /** The name of the check, such as {@code ck_task_title}; of the column, if it is a missing value. */
    public String constraint() {
        return constraint;
    }
}
