package dev.taskdal.migrator.cli;

import dev.taskdal.throwaway.ThrowawayPostgres;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A throwaway server for those commands that need one. Not thread-safe. */
final class LazyServer implements Supplier<ThrowawayPostgres>, AutoCloseable {

    private @Nullable ThrowawayPostgres server;

    @Override
    public ThrowawayPostgres get() {
        if (server == null) {
            server = ThrowawayPostgres.start();
        }
        return server;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
