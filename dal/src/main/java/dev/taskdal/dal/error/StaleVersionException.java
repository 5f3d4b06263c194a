package dev.taskdal.dal.error;

/** The row was changed since it was read. Nothing was written: read it again and repeat the change. */
public final class StaleVersionException extends DalException {

    private static final long serialVersionUID = 1L;

    private final int expected;
    private final int actual;

    /** For a row that is at version {@code actual}, while the caller had read {@code expected}. */
    public StaleVersionException(String what, int expected, int actual) {
        super("The change of " + what + " was made from version " + expected + ", but it is at version " + actual
                + ". Read it again and repeat the change.");
        this.expected = expected;
        this.actual = actual;
    }

    /** The version that the change was made from. */
    public int expected() {
        return expected;
    }

    /** The version that the row is at. */
    public int actual() {
        return actual;
    }
}
