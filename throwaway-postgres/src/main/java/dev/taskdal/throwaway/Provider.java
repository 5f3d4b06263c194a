package dev.taskdal.throwaway;

/** Where a server comes from, and all that is needed to start it. */
interface Provider {
    /** @see ThrowawaySettings#serverVersion() */
    String serverVersion();

    /**
     * Starts the server.
     *
     * @throws ThrowawayPostgresException when that fails; nothing is left behind then
     */
    Server start();
}
