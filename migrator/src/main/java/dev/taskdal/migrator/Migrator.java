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

    private final DataSource dataSource;
    private final List<String> locations;

    private Migrator(DataSource dataSource, List<String> locations) {
        this.dataSource = dataSource;
        this.locations = locations;
    }

    /** Runs the migrations of {@link #DEFAULT_LOCATION}. The data source's role must be allowed to change the schema. */
    public static Migrator of(DataSource dataSource) {
        return new Migrator(dataSource, List.of(DEFAULT_LOCATION));
    }

    /**
     * Runs the migrations of the given locations.
     *
     * @param locations Flyway locations, such as {@code classpath:db/migration} or {@code filesystem:/path}
     * @throws IllegalArgumentException if no location is given
     */
    public static Migrator of(DataSource dataSource, List<String> locations) {
        if (locations.isEmpty()) {
            throw new IllegalArgumentException(
                    "No location of migrations was given, such as " + DEFAULT_LOCATION + ".");
        }
        return new Migrator(dataSource, List.copyOf(locations));
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
