package dev.taskdal.throwaway;

/**
 * A database that was prepared once and is never used itself: only its clones are. Thread-safe; dropped with its server, or when
 * it is closed.
 */
public final class ThrowawayTemplate implements AutoCloseable {
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

    /**
     * Drops the template. Its clones live on. Does nothing the second time, or when the server is closed already.
     *
     * @throws ThrowawayPostgresException when the server refuses to drop it
     */
    @Override
    public void close() {
        postgres.drop(name);
    }
}
