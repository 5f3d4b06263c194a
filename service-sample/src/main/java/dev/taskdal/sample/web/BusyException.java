package dev.taskdal.sample.web;

/** What was asked for takes so much that only few may do it at once. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For what it is that others do now. */
    public BusyException(String what) {
        super("There is " + what + " in progress already. Send the request again when it is done.", null, false, false);
    }
}
