package dev.taskdal.migrator;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Says where a database is and brings it up to date, with Flyway. It owns no connection between calls. Thread-safe; two
 * upgrades of one database at the same time, from whatever process, wait for each other.
 */
public final class Migrator {

    /** Where migrations are looked for if nothing else is said: on the class path, in {@code db/migration}. */
    public static final String DEFAULT_LOCATION = "classpath:db/migration";

    /** How long a run waits for a lock if nothing else is said. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final MigrationScripts scripts;
    private final List<String> locations;
    private final MigrationListener listener;
    private final Duration lockTimeout;

    private Migrator(
            DataSource dataSource, MigrationScripts scripts, MigrationListener listener, Duration lockTimeout) {
        this.dataSource = dataSource;
        this.scripts = scripts;
        this.locations = scripts.migrations();
        this.listener = listener;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Runs the migrations and undo scripts on the class path, in {@code db/migration} and {@code db/undo}. The data
     * source's role must be allowed to change the schema.
     */
    public static Migrator of(DataSource dataSource) {
        return of(dataSource, MigrationScripts.onClassPath());
    }

    /** Runs the given migrations and undo scripts. The data source's role must be allowed to change the schema. */
    public static Migrator of(DataSource dataSource, MigrationScripts scripts) {
        return new Migrator(dataSource, scripts, new MigrationListener() {}, DEFAULT_LOCK_TIMEOUT);
    }

    /**
     * Runs the migrations of the given locations, of which none can be undone.
     *
     * @param locations Flyway locations, such as {@code classpath:db/migration} or {@code filesystem:/path}
     * @throws IllegalArgumentException if no location is given
     */
    public static Migrator of(DataSource dataSource, List<String> locations) {
        return of(dataSource, new MigrationScripts(locations, List.of()));
    }

    /** A copy that tells {@code newListener} of each script. */
    public Migrator withListener(MigrationListener newListener) {
        return new Migrator(dataSource, scripts, newListener, lockTimeout);
    }

    /**
     * A copy that waits for {@code newTimeout} at most where somebody else holds a lock: the one that keeps two runs apart,
     * or one on a table.
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond or longer than a day
     */
    public Migrator withLockTimeout(Duration newTimeout) {
        if (newTimeout.compareTo(Duration.ofMillis(1)) < 0 || newTimeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "A lock timeout of " + newTimeout + " makes no sense. Give one between a millisecond and a day.");
        }
        return new Migrator(dataSource, scripts, listener, newTimeout);
    }

    /**
     * The version that the database is at; empty if no migration was ever applied to it.
     *
     * @throws MigrationException if the database or the migrations cannot be read
     */
    public Optional<SchemaVersion> current() {
        return Optional.ofNullable(info().current())
                .map(MigrationInfo::getVersion)
                .map(SchemaVersion::of);
    }

    /**
     * The newest version that there is a migration to, whatever the database is at; empty if there are no migrations.
     *
     * @throws MigrationException if the migrations cannot be read
     */
    public Optional<SchemaVersion> head() {
        throw new UnsupportedOperationException();
    }

    /**
     * All migrations, oldest first, whatever the database is at. It needs no database.
     *
     * @throws MigrationException if the migrations cannot be read
     */
    public List<Migration> migrations() {
        throw new UnsupportedOperationException();
    }

    /**
     * Where each version stands, oldest first.
     *
     * @throws MigrationException if the database or the migrations cannot be read
     */
    public List<HistoryEntry> history() {
        throw new UnsupportedOperationException();
    }

    /**
     * The migrations that {@link #upgrade()} would apply, oldest first.
     *
     * @throws MigrationException if the database or the migrations cannot be read
     */
    public List<Migration> pending() {
        return Arrays.stream(info().pending()).map(Migrator::migration).toList();
    }

    /**
     * Applies all pending migrations, each in a transaction of its own.
     *
     * @return what was applied, in order; empty if the database was up to date
     * @throws MigrationException if a migration fails: those before it stay applied, its own changes are rolled back
     */
    public List<AppliedMigration> upgrade() {
        return migrate(configuration());
    }

    /**
     * Applies the pending migrations up to and including {@code target}, each in a transaction of its own.
     *
     * @return what was applied, in order; empty if the database was at {@code target}
     * @throws MigrationException if there is no such migration, if the database is past it, or if a migration fails:
     *     those before it stay applied, its own changes are rolled back
     */
    public List<AppliedMigration> upgradeTo(SchemaVersion target) {
        Optional<SchemaVersion> current = current();
        if (current.isPresent() && current.get().compareTo(target) > 0) {
            throw new MigrationException("The database is at version " + current.get() + ", past version " + target
                    + ": an upgrade can't go back. Nothing was changed.");
        }
        if (Stream.of(info().all())
                .noneMatch(known -> SchemaVersion.of(known.getVersion()).equals(target))) {
            throw new MigrationException("There is no migration to version " + target + " in " + where() + ". It has "
                    + Stream.of(info().all())
                            .map(known -> known.getVersion().getRawVersion())
                            .collect(joining(", "))
                    + ". Nothing was changed.");
        }
        return migrate(configuration().target(target.toString()));
    }

    /**
     * Applies the next {@code steps} pending migrations, counted from where the database is when this is called: if somebody
     * else upgrades it at the same time, no more are applied than was asked for.
     *
     * @throws IllegalArgumentException if {@code steps} isn't positive
     * @throws MigrationException as in {@link #upgradeTo}, and if fewer are pending
     */
    public List<AppliedMigration> upgradeBy(int steps) {
        throw new UnsupportedOperationException();
    }

    /**
     * Undoes all migrations after {@code target}, newest first, each in a transaction of its own with its record. Refuses if
     * data would be lost.
     *
     * @param target the version to go back to; empty for the state before the first migration
     * @return what was undone, in that order, with the undo scripts as scripts; empty if the database was at {@code target}
     * @throws DataLossException if an undo would discard data: those before it stay undone
     * @throws MigrationException if an undo is missing, if a script was edited, or if one fails: those before it stay
     *     undone, its own changes are rolled back
     */
    public List<AppliedMigration> downgradeTo(Optional<SchemaVersion> target) {
        return downgradeTo(target, DataLoss.REFUSED);
    }

    /** Undoes all migrations after {@code target}, as {@link #downgradeTo(Optional)} does, but may accept that data is lost. */
    public List<AppliedMigration> downgradeTo(Optional<SchemaVersion> target, DataLoss dataLoss) {
        throw new UnsupportedOperationException();
    }

    /**
     * Undoes the newest {@code steps} migrations, counted from where the database is when this is called: if somebody else
     * downgrades it at the same time, no more are undone than was asked for.
     *
     * @throws IllegalArgumentException if {@code steps} isn't positive
     * @throws MigrationException as in {@link #downgradeTo(Optional)}, and if fewer are applied
     */
    public List<AppliedMigration> downgradeBy(int steps, DataLoss dataLoss) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records that the database is at {@code target} without running anything, in one transaction: versions up to it as
     * applied, those after it as undone.
     *
     * @param target a version that there is a migration to; empty for the state before the first one
     * @throws MigrationException if there is no such migration, or if the history can't be written
     */
    public void stamp(Optional<SchemaVersion> target) {
        throw new UnsupportedOperationException();
    }

    /**
     * What an upgrade would run, as a script for {@code psql}, with the records of the history, one transaction a migration.
     * It needs no database, and stops with an error on one that isn't at {@code from}.
     *
     * @param from the version that the database is at; empty if no migration was ever applied to it
     * @param target the version to go to, after {@code from}
     * @throws MigrationException if one of the two has no migration, or {@code target} isn't after {@code from}
     */
    public String upgradeScript(Optional<SchemaVersion> from, SchemaVersion target) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a downgrade would run, as a script for {@code psql}, with the records of the history, one transaction an undo. It
     * needs no database, and stops with an error on one that isn't at {@code from}. It doesn't ask about data that it discards.
     *
     * @param from the version that the database is at
     * @param target the version to go back to; empty for the state before the first migration
     * @throws MigrationException if one of the two has no migration, an undo is missing, or {@code target} isn't before
     *     {@code from}
     */
    public String downgradeScript(SchemaVersion from, Optional<SchemaVersion> target) {
        throw new UnsupportedOperationException();
    }

    private List<AppliedMigration> migrate(FluentConfiguration configuration) {
        return translated(() -> {
            requireMigrations();
            return configuration.load().migrate().migrations.stream()
                    .map(Migrator::applied)
                    .toList();
        });
    }

    /** A wrong path must not look like a database that is up to date. */
    private void requireMigrations() {
        if (info().all().length == 0) {
            throw new MigrationException("There are no migrations in " + where()
                    + ". Check the location, and that the scripts are named like V0001__verb_object.sql.");
        }
    }

    private MigrationInfoService info() {
        MigrationInfoService info = translated(() -> configuration().load().info());
        for (MigrationInfo one : info.all()) {
            if (one.getVersion() == null) {
                throw new MigrationException(
                        one.getScript() + " in " + where() + " is a repeatable script, which has no"
                                + " version to go to. Make it a versioned one, such as V0001__verb_object.sql."
                                + " Nothing was changed.");
            }
        }
        return info;
    }

    private FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(dataSource)
                .loggers("slf4j")
                .locations(locations.toArray(String[]::new))
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .placeholderReplacement(false)
                .cleanDisabled(true);
        // The default lock is a transaction that stays idle: CREATE INDEX CONCURRENTLY would wait for it for ever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }

    private <T> T translated(Supplier<T> action) {
        try {
            return action.get();
        } catch (FlywayException e) {
            throw new MigrationException("The migrations of " + where() + " could not be run: " + e.getMessage(), e);
        }
    }

    private String where() {
        return String.join(", ", locations);
    }

    private static Migration migration(MigrationInfo info) {
        return new Migration(SchemaVersion.of(info.getVersion()), info.getDescription(), info.getScript());
    }

    private static AppliedMigration applied(MigrateOutput output) {
        return new AppliedMigration(
                new Migration(SchemaVersion.parse(output.version), output.description, fileName(output.filepath)),
                Duration.ofMillis(output.executionTime));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
