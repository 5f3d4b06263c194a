package dev.taskdal.throwaway;

/** Keeps the chatter of the libraries below us out of a build's output, where nothing else is configured. */
final class QuietLoggers {
    private QuietLoggers() {}

    /** slf4j can't set levels. Its simple logger, which Maven has too, reads these when a logger is first used. */
    static void apply() {
        for (var logger : new String[] {"io.zonky", "org.testcontainers", "tc"}) {
            var key = "org.slf4j.simpleLogger.log." + logger;
            if (System.getProperty(key) == null) {
                System.setProperty(key, "warn");
            }
        }
    }
}
