package dev.taskdal.benchmarks.work;

/** Where the measured database is, for this JVM and for its forks. */
public record Address(String url, String user, String password) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return url;
    }
}
