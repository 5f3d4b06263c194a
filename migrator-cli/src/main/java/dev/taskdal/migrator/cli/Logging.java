package dev.taskdal.migrator.cli;

/** What the libraries have to say, of which a user of the tool wants to know nothing unless he looks for a reason. */
final class Logging {

    private Logging() {}

    /** The logger reads these when it is first used. */
    static void configure(boolean verbose) {
        set("defaultLogLevel", verbose ? "info" : "off");
        set("showDateTime", "true");
        set("dateTimeFormat", "HH:mm:ss.SSS");
        set("showThreadName", "false");
    }

    private static void set(String key, String value) {
        String property = "org.slf4j.simpleLogger." + key;
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
