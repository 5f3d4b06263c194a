package dev.taskdal.dal.error;

/** A cursor that is damaged, made up, of another version, or of another page. Start again at the first page. */
public final class InvalidCursorException extends InvalidValueException {

    private static final long serialVersionUID = 1L;

    /** For the given reason, a clause. */
    public InvalidCursorException(String reason) {
        super("The cursor can't be used: " + reason + ". Start again at the first page.");
    }
}
