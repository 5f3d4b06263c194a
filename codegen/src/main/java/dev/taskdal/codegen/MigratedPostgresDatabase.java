package dev.taskdal.codegen;

import dev.taskdal.migrator.AppliedMigration;
import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.ThrowawaySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A jOOQ {@code Database} that makes itself from migrations: a throwaway PostgreSQL is started and migrated when jOOQ
 * first asks what is in it, and is gone when jOOQ closes it. Configured by the property {@value #MIGRATIONS}; which
 * PostgreSQL it is, by {@link ThrowawaySettings}. Flyway's history table is dropped
 * first, so that no class comes of it.
 *
 * <p>Use it with {@link MigratedSchemaGenerator}, which doesn't ask as long as no input has changed. Not thread-safe, as
 * no jOOQ {@code Database} is.
 */
public class MigratedPostgresDatabase extends PostgresDatabase {

    /** The property that names the folders with the migrations, separated by commas; relative to the base directory. */
    public static final String MIGRATIONS = "migrations";

    /**
     * The property that names the oldest version of the schema that the code works with which is written on top of the
     * classes; without it, only the version that they are generated from.
     */
    public static final String OLDEST_ACCEPTED = "oldestAcceptedVersion";

    private static final String HISTORY_TABLE = "flyway_schema_history";

    private @Nullable ThrowawayPostgres server;
    private List<SchemaVersion> versions = List.of();
    private boolean allIndexes;
    private Duration startTime = Duration.ZERO;
    private Duration migrationTime = Duration.ZERO;

    /** jOOQ's code generator calls this. */
    public MigratedPostgresDatabase() {}

    /** The folders whose scripts make the schema. */
    List<Path> migrationFolders() {
        String configured = getProperties().getProperty(MIGRATIONS, "").strip();
        if (configured.isEmpty()) {
            throw new CodeGenerationException("The code generator doesn't know where the migrations are. Add to its "
                    + "<database>: <properties><property><key>" + MIGRATIONS + "</key><value>src/main/resources/db/"
                    + "migration</value></property></properties>");
        }
        return Arrays.stream(configured.split(","))
                .map(String::strip)
                .map(this::existingFolder)
                .toList();
    }

    private Path existingFolder(String name) {
        Path base = getBasedir() == null ? Path.of("") : Path.of(getBasedir());
        Path folder = base.resolve(name).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new CodeGenerationException("There is no folder " + folder + ", where the property " + MIGRATIONS
                    + " of the code generator says that the migrations are.");
        }
        return folder;
    }

    /** The version that the migrations lead to. Only once a server is open. */
    SchemaVersion version() {
        return versions.get(versions.size() - 1);
    }

    /** As the scripts write it. Only once a server is open. */
    SchemaVersion oldestAccepted() {
        String configured = getProperties().getProperty(OLDEST_ACCEPTED, "").strip();
        if (configured.isEmpty()) {
            return version();
        }
        SchemaVersion oldest = parsed(configured);
        return versions.stream()
                .filter(known -> known.equals(oldest))
                .findFirst()
                .orElseThrow(() -> new CodeGenerationException("The property " + OLDEST_ACCEPTED
                        + " of the code generator is " + configured + ", but there is no such migration. There are "
                        + versions.stream().map(SchemaVersion::toString).collect(Collectors.joining(", ")) + "."));
    }

    private static SchemaVersion parsed(String configured) {
        try {
            return SchemaVersion.parse(configured);
        } catch (IllegalArgumentException e) {
            throw new CodeGenerationException(
                    "The property " + OLDEST_ACCEPTED + " of the code generator can't be used. " + e.getMessage(), e);
        }
    }

    /** jOOQ warns of settings that a run didn't use: a run that finds everything up to date uses none. */
    void markAllSettingsUsed() {
        List.copyOf(getUnusedForcedTypes()).forEach(this::markUsed);
        List.copyOf(getUnusedEmbeddables()).forEach(this::markUsed);
        List.copyOf(getUnusedComments()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticColumns()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticReadonlyColumns()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticReadonlyRowids()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticIdentities()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticEnums()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticPrimaryKeys()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticUniqueKeys()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticForeignKeys()).forEach(this::markUsed);
        List.copyOf(getUnusedSyntheticViews()).forEach(this::markUsed);
    }

    /** How long the server took to start; zero if it never did. */
    Duration startTime() {
        return startTime;
    }

    /** How long the migrations took; zero if they never ran. */
    Duration migrationTime() {
        return migrationTime;
    }

    /** The server, as a person would name it; null if none was started. */
    @Nullable
    String serverDescription() {
        return server == null ? null : server.description();
    }

    /** To be asked for by a generator that can write an index on an expression. jOOQ's own can't: it would write a column. */
    void showAllIndexes() {
        allIndexes = true;
    }

    @Override
    protected List<IndexDefinition> getIndexes0() throws SQLException {
        return allIndexes ? CatalogIndexes.read(this) : super.getIndexes0();
    }

    /** jOOQ's first question, if another generator than ours is at work. */
    @Override
    protected List<CatalogDefinition> getCatalogs0() throws SQLException {
        open();
        return super.getCatalogs0();
    }

    /** Starts and migrates a server, unless that was done. */
    void open() throws SQLException {
        if (server != null) {
            return;
        }
        List<String> locations = migrationFolders().stream()
                .map(folder -> "filesystem:" + folder)
                .toList();
        // Maven's own logger reads this when Flyway first logs: one line from us says it all.
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.org.flywaydb", "warn");
        long begun = System.nanoTime();
        server = ThrowawayPostgres.start();
        ThrowawayDatabase database = server.createDatabase();
        long started = System.nanoTime();
        startTime = Duration.ofNanos(started - begun);
        versions = Migrator.of(database.dataSource(), locations).upgrade().stream()
                .map(AppliedMigration::migration)
                .map(Migration::version)
                .toList();
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + HISTORY_TABLE);
        }
        migrationTime = Duration.ofNanos(System.nanoTime() - started);
        setConnection(connection);
    }

    /** Called for every {@code create()}, also before there is a connection: it must start nothing. */
    @Override
    protected DSLContext create0() {
        return getConnection() == null ? DSL.using(SQLDialect.POSTGRES) : super.create0();
    }

    /** Closes the connection and the server, whatever became of the generation. */
    @Override
    public void close() {
        try {
            if (getConnection() != null) {
                getConnection().close();
            }
        } catch (SQLException e) {
            throw new CodeGenerationException("The connection of the code generator could not be closed.", e);
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }
}
