package dev.taskdal.throwaway;

/** A database that was prepared once and is never used itself: only its clones are. Thread-safe; dropped with its server. */
public final class ThrowawayTemplate {
    private final ThrowawayPostgres postgres;
    private final String name;

    ThrowawayTemplate(ThrowawayPostgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    /**
     * Clones the template.
     *
     * @return a database of its own, for the caller to close
     * @throws ThrowawayPostgresException when the server is closed or refuses
     */
    public ThrowawayDatabase lend() {
        return postgres.copy(name);
    }
}
