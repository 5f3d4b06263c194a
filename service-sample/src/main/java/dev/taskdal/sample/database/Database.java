package dev.taskdal.sample.database;

import dev.taskdal.migrator.DatabaseAddress;
import java.io.IOException;
import java.util.Optional;

/** The database in use: the service's own, which ends with it, or one that it was pointed at. */
final class Database implements AutoCloseable {

    private final DatabaseAddress address;
    private final Optional<EmbeddedDatabase> owned;

    private Database(DatabaseAddress address, Optional<EmbeddedDatabase> owned) {
        this.address = address;
        this.owned = owned;
    }

    static Database owned(EmbeddedDatabase embedded) {
        return new Database(embedded.address(), Optional.of(embedded));
    }

    static Database foreign(DatabaseAddress address) {
        return new Database(address, Optional.empty());
    }

    DatabaseAddress address() {
        return address;
    }

    boolean isOwned() {
        return owned.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (owned.isPresent()) {
            owned.get().close();
        }
    }
}
