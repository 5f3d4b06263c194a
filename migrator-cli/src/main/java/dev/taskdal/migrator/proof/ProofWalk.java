package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Goes upwards through the versions, each from what the one before has left. Not thread-safe. */
final class ProofWalk implements AutoCloseable {

    private final ThrowawayPostgres server;
    private final MigrationProject project;
    private final List<Migration> migrations;
    private final SeedScripts seeds;
    private final Set<String> hopelessTables = new HashSet<>();
    private int next;
    private @Nullable StartingPoint start;
    private @Nullable Migration stuck;

    /**
     * Reads the names of all scripts.
     *
     * @throws MigrationException if those of the migrations are wrong
     * @throws IllegalArgumentException if those of the seed scripts are
     */
    ProofWalk(ThrowawayPostgres server, MigrationProject project) {
        this.server = server;
        this.project = project;
        // The names are asked for, and no database.
        this.migrations = Migrator.of(new PGSimpleDataSource(), project.migrationScripts())
                .migrations();
        this.seeds = SeedScripts.in(project.seeds(), migrations);
    }

    List<Migration> migrations() {
        return migrations;
    }

    /** Proves one version, on top of those before it, proven or not. Versions are to be proven in order. */
    VersionProof prove(Migration wanted) {
        long began = System.nanoTime();
        int index = migrations.indexOf(wanted);
        while (next < index && stuck == null) {
            step(new Report(peek().version()), new HashSet<>(), false);
        }
        Report report = new Report(wanted.version());
        if (stuck == null) {
            step(report, hopelessTables, true);
        } else {
            report.add(
                    Stage.UP,
                    wanted.script() + " was not tried, since " + stuck.script() + " fails",
                    "repair " + stuck.script() + " first");
        }
        return new VersionProof(wanted, report.findings(), Duration.ofNanos(System.nanoTime() - began));
    }

    private Migration peek() {
        return migrations.get(next);
    }

    private void step(Report report, Set<String> hopeless, boolean proving) {
        Migration migration = peek();
        Optional<SchemaVersion> before = next == 0
                ? Optional.empty()
                : Optional.of(migrations.get(next - 1).version());
        VersionWalk walk =
                new VersionWalk(project, migration, before, seeds.after(migration.version()), report, hopeless);
        next++;
        StartingPoint from = start == null ? new StartingPoint(new ProofDatabase(server.createDatabase())) : start;
        start = null;
        try (from) {
            Optional<StartingPoint> end = proving ? walk.prove(from, next == migrations.size()) : walk.pass(from);
            start = end.orElse(null);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The throwaway database of version " + migration.version() + " can't be read: " + e.getMessage(),
                    e);
        }
        if (start == null) {
            stuck = migration;
        }
    }

    /** Drops the database that the next version would start from. */
    @Override
    public void close() {
        if (start != null) {
            start.close();
            start = null;
        }
    }
}
