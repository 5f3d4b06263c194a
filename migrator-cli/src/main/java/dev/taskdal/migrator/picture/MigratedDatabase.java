package dev.taskdal.migrator.picture;

import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.MigrationScripts;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.catalog.CatalogSnapshot;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A throwaway database that has the schema of one version, made by the migrations. Not thread-safe; closing it drops it. */
public final class MigratedDatabase implements AutoCloseable {

    private static final String LOADED = "V0001__schema.sql";

    private final ThrowawayPostgres server;
    private final ThrowawayDatabase database;

    private MigratedDatabase(ThrowawayPostgres server, ThrowawayDatabase database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Makes one.
     *
     * @param version empty for the state before the first migration
     * @throws MigrationException if there is no such version, or a migration fails
     */
    public static MigratedDatabase at(
            ThrowawayPostgres server, MigrationProject project, Optional<SchemaVersion> version) {
        ThrowawayDatabase database = server.createDatabase();
        try {
            version.ifPresent(target -> Migrator.of(database.dataSource(), project.migrationScripts())
                    .upgradeTo(target));
            return new MigratedDatabase(server, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Makes one of the newest version.
     *
     * @throws MigrationException if there are no migrations, or one fails
     */
    public static MigratedDatabase atHead(ThrowawayPostgres server, MigrationProject project) {
        ThrowawayDatabase database = server.createDatabase();
        try {
            Migrator.of(database.dataSource(), project.migrationScripts()).upgrade();
            return new MigratedDatabase(server, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Makes one of the schema that a script makes.
     *
     * @throws PictureException if the script can't run on an empty database
     */
    public static MigratedDatabase loaded(ThrowawayPostgres server, String script) {
        ThrowawayDatabase database = server.createDatabase();
        try {
            load(script, database);
            return new MigratedDatabase(server, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The database itself, with Flyway's history in it. */
    public ThrowawayDatabase database() {
        return database;
    }

    /** Its catalog, without what is said of the database as a whole. */
    public CatalogSnapshot snapshot() throws SQLException {
        return snapshot(database);
    }

    /** SQL that makes the same schema, for people to read. */
    public String picture() throws SQLException {
        try (ThrowawayDatabase empty = server.createDatabase()) {
            return SchemaPicture.of(empty, database);
        }
    }

    /**
     * In what the schema that a script makes isn't like this one.
     *
     * @throws PictureException if the script can't run on an empty database
     */
    public List<CatalogDifference> differencesTo(String script) throws SQLException {
        try (MigratedDatabase other = loaded(server, script)) {
            return snapshot().differencesTo(other.snapshot());
        }
    }

    /** As a migration, since the driver takes some functions apart at the wrong places. */
    private static void load(String script, ThrowawayDatabase database) {
        try {
            Path folder = Files.createTempDirectory("schema");
            Path file = folder.resolve(LOADED);
            try {
                Files.writeString(file, script);
                Migrator.of(database.dataSource(), new MigrationScripts(List.of("filesystem:" + folder), List.of()))
                        .upgrade();
            } catch (MigrationException e) {
                throw new PictureException(reason(e), e);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a temporary file: " + e, e);
        }
    }

    /** Without what nobody knows who has written no migration. */
    private static String reason(MigrationException e) {
        return String.valueOf(e.getMessage())
                .replace(LOADED, "It")
                .lines()
                .filter(line -> !line.startsWith("Its changes were rolled back"))
                .collect(Collectors.joining("\n"));
    }

    private static CatalogSnapshot snapshot(ThrowawayDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection).withoutDatabase();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
