package dev.taskdal.throwaway;

/** Closes a server when the JVM ends before its user has closed it. */
final class ShutdownHook {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    static ShutdownHook register(Runnable close) {
        var thread = new Thread(() -> runSilently(close), "throwaway-postgres-shutdown");
        Runtime.getRuntime().addShutdownHook(thread);
        return new ShutdownHook(thread);
    }

    /** A hook that stays would keep the class loader of a build tool's plugin alive. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: nothing to cancel.
        }
    }

    private static void runSilently(Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | LinkageError e) {
            // Nobody can act on it any more; in a build tool's plugin the class loader may be gone by now.
            // The next start removes what is left.
        }
    }
}
