package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.Direction;
import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.ScriptStatement;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.migrator.proof.SampleRows;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Goes upwards through the versions on one database, with rows from the first version on that is measured. An undo is measured and
 * rolled back, so that the next version starts from here. Not thread-safe.
 */
final class LocksWalk implements AutoCloseable {

    /** So many rows are enough to see what a script does, and with which tables it takes the longer the more they have. */
    private static final long FEW = MigrationLocks.DEFAULT_ROWS;

    private final ThrowawayPostgres server;
    private final MigrationProject project;
    private final long rows;
    private final LocksListener listener;
    private final List<Migration> migrations;
    private final SampleRows samples;
    private final Allowances allowances;
    private @Nullable ThrowawayDatabase database;
    private @Nullable Connection session;
    private final Set<String> large = new HashSet<>();
    private int next;
    private boolean varied = true;
    private boolean filled;
    private @Nullable Migration stuck;

    LocksWalk(ThrowawayPostgres server, MigrationProject project, long rows, LocksListener listener) {
        this.server = server;
        this.project = project;
        this.rows = rows;
        this.listener = listener;
        // The names are asked for, and no database.
        this.migrations = Migrator.of(new PGSimpleDataSource(), project.migrationScripts())
                .migrations();
        this.samples = SampleRows.of(project, migrations);
        this.allowances = Allowances.of(project, migrations);
    }

    List<Migration> migrations() {
        return migrations;
    }

    /** Measures one version, on top of those before it, measured or not. Versions are to be measured in order. */
    VersionLocks measure(Migration wanted) {
        long began = System.nanoTime();
        try {
            large.clear();
            Measured measured = attempt(wanted);
            if (measured.failed() && stuckBefore(wanted).isEmpty()) {
                // Rows that were made up may break a rule that those of nobody do: other ones are tried, all from the
                // beginning.
                startAnew(!varied);
                Measured again = attempt(wanted);
                measured = again.failed() ? measured : again;
            }
            if (rows > FEW && !measured.failed() && large.addAll(measured.workedOn())) {
                startAnew(varied);
                measured = attempt(wanted);
            }
            return new VersionLocks(
                    wanted, rows, measured.scripts(), measured.notes(), Duration.ofNanos(System.nanoTime() - began));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The throwaway database of version " + wanted.version() + " can't be read: " + e.getMessage(), e);
        }
    }

    private record Measured(List<ScriptLocks> scripts, List<String> notes) {

        boolean failed() {
            return scripts.stream()
                    .flatMap(script -> script.findings().stream())
                    .anyMatch(finding -> finding.rule() == Rule.SCRIPT_FAILS);
        }

        /** The tables for which it matters how many rows they have. */
        Set<String> workedOn() {
            return scripts.stream()
                    .flatMap(script -> script.effects().stream())
                    .map(Effect::table)
                    .collect(Collectors.toSet());
        }
    }

    private Measured attempt(Migration wanted) throws SQLException {
        List<ScriptLocks> scripts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int index = migrations.indexOf(wanted);
        while (next < index && stuck == null) {
            pass(migrations.get(next++));
        }
        Optional<Migration> before = stuckBefore(wanted);
        if (before.isPresent()) {
            scripts.add(notTried(wanted, before.get()));
        } else {
            next++;
            measure(wanted, scripts, notes);
        }
        return new Measured(scripts, notes.stream().distinct().toList());
    }

    private Optional<Migration> stuckBefore(Migration wanted) {
        return Optional.ofNullable(stuck).filter(one -> !one.equals(wanted));
    }

    private void startAnew(boolean nowVaried) {
        close();
        varied = nowVaried;
        next = 0;
        filled = false;
        stuck = null;
    }

    private void measure(Migration migration, List<ScriptLocks> scripts, List<String> notes) throws SQLException {
        if (!filled && next > 1) {
            notes.addAll(fill());
        }
        String up = migration.script();
        String upText = text(project.findMigration(up).orElseThrow());
        ScriptTrace trace = trace(Direction.UP, up, upText);
        scripts.add(allowances.apply(trace.run(), upText));
        if (trace.failed()) {
            stuck = migration;
            return;
        }
        notes.addAll(seed(migration));
        notes.addAll(fill());
        Optional<Path> undo = project.findUndo(up);
        if (undo.isEmpty()) {
            return;
        }
        String name = undo.get().getFileName().toString();
        String undoText = text(undo.get());
        ScriptTrace back = trace(Direction.DOWN, name, undoText);
        scripts.add(allowances.apply(back.run(), undoText));
        if (!back.rolledBack()) {
            if (back.failed()) {
                // What it has left behind is nothing to go on from.
                startAnew(varied);
            } else {
                run(up, upText);
            }
        }
    }

    private ScriptTrace trace(Direction direction, String name, String text) throws SQLException {
        return new ScriptTrace(database(), session(), direction, name, ScriptStatement.of(name, text));
    }

    private void pass(Migration migration) throws SQLException {
        String script = migration.script();
        try {
            run(script, text(project.findMigration(script).orElseThrow()));
        } catch (SQLException e) {
            stuck = migration;
            return;
        }
        seed(migration);
    }

    private void run(String name, String text) throws SQLException {
        List<ScriptStatement> statements = ScriptStatement.of(name, text);
        Connection connection = session();
        connection.setAutoCommit(statements.stream().anyMatch(one -> !one.transactional()));
        for (ScriptStatement statement : statements) {
            statement.run(connection);
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private List<String> seed(Migration migration) throws SQLException {
        return samples.seed(session(), migration.version());
    }

    private List<String> fill() throws SQLException {
        filled = true;
        List<String> problems = samples.fill(session(), this::rowsOf, varied, listener::filling);
        listener.filled();
        return problems;
    }

    private long rowsOf(String table) {
        return large.contains(table) ? rows : Math.min(rows, FEW);
    }

    private static ScriptLocks notTried(Migration wanted, Migration stuck) {
        return new ScriptLocks(
                wanted.script(),
                Direction.UP,
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of(new LockFinding(
                        Rule.SCRIPT_FAILS,
                        wanted.script(),
                        1,
                        List.of(),
                        "it was not tried, since " + stuck.script() + " fails")),
                List.of());
    }

    private ThrowawayDatabase database() {
        if (database == null) {
            database = server.createDatabase();
        }
        return database;
    }

    /** One session for all, since a new one takes several times as long to read the catalog; as good as new each time. */
    private Connection session() throws SQLException {
        if (session == null) {
            session = database().connect();
        } else {
            if (!session.getAutoCommit()) {
                session.rollback();
            }
            session.setAutoCommit(true);
            try (Statement clean = session.createStatement()) {
                clean.execute("DISCARD ALL");
                // The driver has told the server the time zone of the JVM, which the session now has again.
                clean.execute("SET TIME ZONE 'UTC'");
            }
        }
        return session;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read as UTF-8: " + e, e);
        }
    }

    /** Drops the database, and ends its session with it. */
    @Override
    public void close() {
        session = null;
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
