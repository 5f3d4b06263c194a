package dev.taskdal.sample.database;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.SchemaMismatchException;
import dev.taskdal.dal.query.QueryListener;
import dev.taskdal.migrator.DatabaseAddress;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.sample.StartRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the service never runs on a schema that it doesn't work with. */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private final DataSource dataSource;
    private final DatabaseAddress address;

    Schema(DataSource dataSource, DatabaseAddress address) {
        this.dataSource = dataSource;
        this.address = address;
    }

    void upgrade() {
        requireReachable();
        try {
            // Over connections of its own, without the pool's timeouts: a migration takes as long as it takes.
            Migrator migrator = Migrator.of(unpooled());
            if (isAhead(migrator)) {
                return;
            }
            migrator.upgrade()
                    .forEach(applied -> LOG.info(
                            "Migrated to {} in {} ms",
                            applied.migration(),
                            applied.duration().toMillis()));
        } catch (MigrationException e) {
            throw unusable(e);
        }
    }

    private DataSource unpooled() {
        PGSimpleDataSource unpooled = new PGSimpleDataSource();
        unpooled.setUrl(address.jdbcUrl());
        unpooled.setUser(address.user());
        unpooled.setPassword(address.password());
        return unpooled;
    }

    /**
     * Whether a newer release has migrated the database. Its migrations aren't here, so there is nothing to do but to ask
     * whether this release works with them, as it does in the middle of a rolling upgrade.
     */
    private static boolean isAhead(Migrator migrator) {
        Optional<SchemaVersion> current = migrator.current();
        Optional<SchemaVersion> head = migrator.head();
        return current.isPresent() && head.isPresent() && current.get().compareTo(head.get()) > 0;
    }

    /** Opens the layer, unless this service and the schema don't work together. */
    Dal open(QueryListener listener) {
        requireReachable();
        try {
            return Dal.open(dataSource, listener);
        } catch (SchemaMismatchException e) {
            throw new StartRefusedException(
                    "The database " + address + " doesn't fit this service. " + e.getMessage(),
                    e.isDatabaseTooOld()
                            ? "Start the service once with --migrate, as a role that may change the schema:"
                                    + " java -jar service-sample.jar --migrate"
                            : "Start a newer release of the service.",
                    e);
        } catch (DalException e) {
            throw unusable(e);
        }
    }

    private StartRefusedException unusable(RuntimeException e) {
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
