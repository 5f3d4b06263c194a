package dev.taskdal.sample.database;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.sample.StartRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the service never runs on a schema that is older than it. */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private final DataSource dataSource;
    private final DatabaseAddress address;
    private final Migrator migrator;

    Schema(DataSource dataSource, DatabaseAddress address) {
        this.dataSource = dataSource;
        this.address = address;
        this.migrator = Migrator.of(dataSource);
    }

    void upgrade() {
        requireReachable();
        try {
            migrator.upgrade()
                    .forEach(applied -> LOG.info(
                            "Migrated to {} in {} ms",
                            applied.migration(),
                            applied.duration().toMillis()));
        } catch (MigrationException e) {
            throw unusable(e);
        }
    }

    void requireCurrent() {
        requireReachable();
        try {
            List<Migration> pending = migrator.pending();
            if (!pending.isEmpty()) {
                throw new StartRefusedException(
                        "The database " + address
                                + migrator.current()
                                        .map(version -> " is at schema version " + version)
                                        .orElse(" has no schema yet")
                                + "; this service needs version "
                                + pending.get(pending.size() - 1).version() + ".",
                        "Start the service once with --migrate, as a role that may change the schema:"
                                + " java -jar service-sample.jar --migrate",
                        null);
            }
        } catch (MigrationException e) {
            throw unusable(e);
        }
    }

    private StartRefusedException unusable(MigrationException e) {
        return new StartRefusedException(
                "The schema of the database " + address + " can't be used. " + e.getMessage(),
                "Correct what it says, then start the service again.",
                e);
    }

    private void requireReachable() {
        try (Connection connection = dataSource.getConnection()) {
            connection.isValid(1);
        } catch (SQLException e) {
            Throwable reason = e;
            while (reason.getCause() != null) {
                reason = reason.getCause();
            }
            throw new StartRefusedException(
                    "The database " + address + " can't be reached: " + reason.getMessage(),
                    "Check that it runs there, and that DATABASE_URL names its host, port, user and password.",
                    e);
        }
    }
}
