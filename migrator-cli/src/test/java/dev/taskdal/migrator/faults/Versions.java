package dev.taskdal.migrator.faults;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationScripts;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.catalog.CatalogSnapshot;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.ThrowawayTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The versions of a project, each with the catalog that it should have and with databases that are at it. */
final class Versions {

    private final Path folder;
    private final MigrationScripts scripts;
    private final List<Optional<SchemaVersion>> versions = new ArrayList<>(List.of(Optional.empty()));
    private final Map<Optional<SchemaVersion>, ThrowawayTemplate> templates = new HashMap<>();
    private final Map<Optional<SchemaVersion>, CatalogSnapshot> catalogs = new HashMap<>();

    Versions(ThrowawayPostgres server, Path folder) throws SQLException {
        this.folder = folder;
        this.scripts = MigrationScripts.in(folder);
        try (ThrowawayDatabase database = server.createDatabase()) {
            Migrator.of(database.dataSource(), scripts).migrations().stream()
                    .map(Migration::version)
                    .map(Optional::of)
                    .forEach(versions::add);
        }
        for (Optional<SchemaVersion> version : versions) {
            ThrowawayTemplate template = server.prepareTemplate(database -> {
                if (version.isPresent()) {
                    Migrator.of(database, scripts).upgradeTo(version.get());
                }
            });
            templates.put(version, template);
            try (ThrowawayDatabase database = template.lend();
                    Connection connection = database.connect()) {
                catalogs.put(version, CatalogSnapshot.of(connection));
            }
        }
    }

    /** From none to the head. */
    List<Optional<SchemaVersion>> all() {
        return versions;
    }

    ThrowawayDatabase at(Optional<SchemaVersion> version) {
        return templates.get(version).lend();
    }

    Migrator migrator(ThrowawayDatabase database) {
        return migrator(database.dataSource());
    }

    Migrator migrator(DataSource dataSource) {
        return Migrator.of(dataSource, scripts);
    }

    /** Whether the script of a single step runs outside of a transaction. */
    boolean mayStopHalfway(Optional<SchemaVersion> from, Target target) {
        String start = target.up() ? "V" + target.version().orElseThrow() : "U" + from.orElseThrow();
        try (Stream<Path> files = Files.list(folder.resolve(target.up() ? "migration" : "undo"))) {
            Path script = files.filter(file -> file.getFileName().toString().startsWith(start + "__"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(script).contains(" CONCURRENTLY ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a database differs from what it says it is; it must be at exactly one version, and say so.
     *
     * @param watcher a session in that database, which knows its catalog the second time
     */
    List<CatalogDifference> differences(ThrowawayDatabase database, Connection watcher) throws SQLException {
        return catalogs.get(migrator(database).current()).differencesTo(CatalogSnapshot.of(watcher));
    }
}
