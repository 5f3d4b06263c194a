package dev.taskdal.migrator.proof;

import dev.taskdal.throwaway.ThrowawayTemplate;
import org.jspecify.annotations.Nullable;

/** A database at some version, with rows, from which the proof of the next one starts. Not thread-safe. */
final class StartingPoint implements AutoCloseable {

    private @Nullable ProofDatabase database;
    private @Nullable ThrowawayTemplate template;

    StartingPoint(ProofDatabase database) {
        this.database = database;
    }

    /** A clone, for the caller to close. */
    ProofDatabase copy() {
        if (template == null) {
            if (database == null) {
                throw new IllegalStateException("The database was taken.");
            }
            template = database.toTemplate();
            database = null;
        }
        return new ProofDatabase(template.lend());
    }

    /** The database itself if there is no clone of it yet, for the caller to close. The last thing to ask for. */
    ProofDatabase take() {
        if (database == null) {
            return copy();
        }
        ProofDatabase taken = database;
        database = null;
        return taken;
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
        if (template != null) {
            template.close();
        }
    }
}
