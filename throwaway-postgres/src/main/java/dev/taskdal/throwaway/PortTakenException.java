package dev.taskdal.throwaway;

/** Another program took the port between our picking it and the server's listening on it. */
final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1;

    PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
