package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.DataLoss;
import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves one version. Where there were rows before, the two scripts first make a round trip by themselves, so that every change
 * of a row is theirs. Then rows are put in, and a clone makes another round trip with them. A round trip ends where something
 * is found: what comes after would only be its consequences. Used once.
 */
final class VersionWalk {

    private final MigrationProject project;
    private final Migration migration;
    private final Optional<SchemaVersion> before;
    private final List<Path> seeds;
    private final Report report;
    private final ScriptPair scripts;
    private final RowSource rows;
    private final CatalogCheck catalog;

    VersionWalk(
            MigrationProject project,
            Migration migration,
            Optional<SchemaVersion> before,
            List<Path> seeds,
            Report report,
            Set<String> hopelessTables) {
        this.project = project;
        this.migration = migration;
        this.before = before;
        this.seeds = seeds;
        this.report = report;
        this.scripts = ScriptPair.of(project, migration);
        this.rows = new RowSource(scripts, report, hopelessTables);
        this.catalog = new CatalogCheck(scripts, report);
    }

    /** Goes to the version without proving it. @return empty if there is no way to it */
    Optional<StartingPoint> pass(StartingPoint from) throws SQLException {
        ProofDatabase database = from.take();
        if (!up(database, Stage.UP)) {
            database.close();
            return Optional.empty();
        }
        rows.fill(database, seeds);
        return Optional.of(new StartingPoint(database));
    }

    /**
     * Proves the version.
     *
     * @param from the version before
     * @param last whether nobody asks for the next version
     * @return this version, with rows; empty if there is no way to it, or nobody asks
     */
    Optional<StartingPoint> prove(StartingPoint from, boolean last) throws SQLException {
        ProofDatabase database = last ? from.take() : from.copy();
        try {
            DatabaseState lower = database.state();
            if (!up(database, Stage.UP)) {
                return Optional.empty();
            }
            DatabaseState fresh = database.state();
            if (lower.hasRows()) {
                proveAlone(database, lower, fresh);
            } else if (scripts.loses()) {
                reportStaleHeader("there are no rows before " + scripts.up());
            }
            if (!report.isEmpty()) {
                if (last) {
                    return Optional.empty();
                }
                database.close();
                database = from.copy();
                up(database, Stage.UP);
            }
            boolean wanted = report.isEmpty();
            wanted &= rows.fill(database, seeds) || !lower.hasRows();
            if (last) {
                if (wanted) {
                    proveFilled(database, lower, fresh);
                }
                return Optional.empty();
            }
            StartingPoint end = new StartingPoint(database);
            if (wanted) {
                try (ProofDatabase clone = end.copy()) {
                    proveFilled(clone, lower, fresh);
                }
            }
            database = null;
            return Optional.of(end);
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    private void proveAlone(ProofDatabase database, DatabaseState lower, DatabaseState fresh) throws SQLException {
        if (!down(database)) {
            return;
        }
        DatabaseState down = database.state();
        catalog.checkDown(lower.catalog(), down.catalog());
        RowCheck check = new RowCheck(scripts, report);
        if (!scripts.loses()) {
            check.checkRestored(lower, fresh, down);
        } else if (RowCheck.keepsAll(lower, down)) {
            reportStaleHeader("all rows that were there before are there afterwards, value for value");
        }
        if (report.isEmpty() && up(database, Stage.UP_AGAIN)) {
            DatabaseState again = database.state();
            catalog.checkUpAgain(fresh.catalog(), again.catalog());
            if (!scripts.loses()) {
                check.checkRepeated(lower, fresh, fresh, again);
            }
        }
    }

    private void proveFilled(ProofDatabase database, DatabaseState lower, DatabaseState fresh) throws SQLException {
        DatabaseState upper = database.state();
        if (!down(database)) {
            return;
        }
        // A clone has no settings of its database.
        catalog.checkDown(
                lower.catalog().withoutDatabase(), database.state().catalog().withoutDatabase());
        if (report.isEmpty() && up(database, Stage.UP_AGAIN)) {
            DatabaseState again = database.state();
            catalog.checkUpAgain(
                    upper.catalog().withoutDatabase(), again.catalog().withoutDatabase());
            if (!scripts.loses()) {
                new RowCheck(scripts, report).checkRepeated(lower, fresh, upper, again);
            }
        }
    }

    private void reportStaleHeader(String why) {
        report.add(
                Stage.DOWN,
                "the header of " + (scripts.upLoses() ? scripts.up() : scripts.down()) + " says loses-data, but " + why,
                "remove that line, or add a seed script with rows that show what is lost");
    }

    private boolean up(ProofDatabase database, Stage stage) {
        String from = stage == Stage.UP_AGAIN
                ? "let " + scripts.down() + " leave what " + scripts.up() + " starts from"
                : "let it run on " + before.map(version -> "version " + version).orElse("an empty database")
                        + ", with rows in the tables";
        return ran(scripts.up(), stage, from, () -> migrator(database).upgradeTo(migration.version()));
    }

    private boolean down(ProofDatabase database) {
        if (!scripts.hasDown()) {
            report.add(
                    Stage.DOWN,
                    "there is no " + scripts.down() + " for " + scripts.up(),
                    "write it, beside the other undo scripts");
            return false;
        }
        return ran(
                scripts.down(),
                Stage.DOWN,
                "let it run on what " + scripts.up() + " has left, with rows in the tables",
                () -> migrator(database).downgradeTo(before, DataLoss.ACCEPTED));
    }

    private Migrator migrator(ProofDatabase database) {
        return Migrator.of(database.dataSource(), project.migrationScripts());
    }

    private boolean ran(String script, Stage stage, String advice, Runnable run) {
        try {
            run.run();
            return true;
        } catch (MigrationException e) {
            report.add(stage, script + " fails\n    found    " + Report.indented(said(e)), advice);
            return false;
        }
    }

    /** Where it failed and what the server said, without advice for a database that somebody needs. */
    private static String said(MigrationException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getCause() instanceof SQLException server
                ? message.lines().findFirst().orElse("") + "\n" + server.getMessage()
                : message;
    }
}
