package dev.taskdal.migrator.proof;

/** No row could be made up; its message says what stood in the way. */
final class NoRowException extends Exception {

    private static final long serialVersionUID = 1L;

    NoRowException(String message, Throwable cause) {
        super(message, cause);
    }

    NoRowException(String message) {
        super(message);
    }
}
