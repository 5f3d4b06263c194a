package dev.taskdal.dal.error;

/**
 * Two transactions got in each other's way (a serialization failure, a deadlock, a lock that wasn't free in time), and
 * this one was rolled back. The same transaction may succeed if it is run again as a whole.
 */
public final class RetryableConflictException extends DalException {

    private static final long serialVersionUID = 1L;

    /** For what the database said. */
    public RetryableConflictException(String message, String sqlState, Throwable cause) {
        super(message, sqlState, cause);
    }
}
