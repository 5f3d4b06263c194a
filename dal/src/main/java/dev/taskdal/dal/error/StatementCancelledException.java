package dev.taskdal.dal.error;

/**
 * A statement took longer than {@code statement_timeout} allows, or an administrator has cancelled it. Its transaction was
 * rolled back. It may take as long the next time: the message says which of the two it was.
 */
public final class StatementCancelledException extends DalException {

    private static final long serialVersionUID = 1L;

    /** For what the database said. */
    public StatementCancelledException(String message, String sqlState, Throwable cause) {
        super(message, sqlState, cause);
    }
}
