package dev.taskdal.migrator.proof;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayTemplate;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A throwaway database with one session that looks at it. That session stays, since it takes several times as long to read the
 * catalog in a new one. Not thread-safe.
 */
final class ProofDatabase implements AutoCloseable {

    private final ThrowawayDatabase database;
    private @Nullable Connection witness;

    ProofDatabase(ThrowawayDatabase database) {
        this.database = database;
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    DatabaseState state() throws SQLException {
        if (witness == null) {
            witness = database.connect();
            witness.setAutoCommit(false);
        }
        DatabaseState state = DatabaseState.of(witness);
        witness.rollback();
        return state;
    }

    ThrowawayTemplate toTemplate() {
        closeWitness();
        return database.toTemplate();
    }

    @Override
    public void close() {
        closeWitness();
        database.close();
    }

    private void closeWitness() {
        try {
            if (witness != null) {
                witness.close();
                witness = null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A session of " + database + " can't be closed: " + e.getMessage(), e);
        }
    }
}
