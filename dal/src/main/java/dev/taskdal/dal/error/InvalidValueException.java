package dev.taskdal.dal.error;

/** A value that can't be stored or asked for. Nothing was written: correct the value. */
public class InvalidValueException extends DalException {

    private static final long serialVersionUID = 1L;

    /** For what was refused before it reached the database. */
    public InvalidValueException(String message) {
        super(message);
    }

    /** For what the database refused. */
    public InvalidValueException(String message, String sqlState, Throwable cause) {
        super(message, sqlState, cause);
    }
}
