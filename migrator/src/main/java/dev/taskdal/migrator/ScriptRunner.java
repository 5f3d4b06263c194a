package dev.taskdal.migrator;

import dev.taskdal.migrator.FlywayInternals.ParsedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs scripts on the connection of a run, each with its record. Not thread-safe. */
final class ScriptRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final MigrationSession session;
    private final RunSettings settings;
    private final Scripts scripts;
    private final DataLoss dataLoss;
    private final UntransactedScript untransacted;
    private @Nullable ParsedStatement running;
    private boolean committing;

    ScriptRunner(MigrationSession session, RunSettings settings, Scripts scripts, DataLoss dataLoss) {
        this.session = session;
        this.settings = settings;
        this.scripts = scripts;
        this.dataLoss = dataLoss;
        this.untransacted = new UntransactedScript(session, settings.listener(), this::run, this::afterRecord);
    }

    /** @throws MigrationException if the script fails; a transactional one is rolled back then */
    AppliedMigration run(Step step) {
        Script script = step.script();
        settings.listener().started(step.direction(), script.migration());
        long start = System.nanoTime();
        running = null;
        committing = false;
        try (LockWatch watch =
                LockWatch.start(settings.dataSource(), session.pid(), settings.tableTimeout(), settings.listener())) {
            try {
                session.restore(settings.tableTimeout());
                if (script.transactional()) {
                    inTransaction(step, start);
                } else {
                    untransacted.run(step, start);
                }
            } catch (SQLException e) {
                session.rollback();
                throw Failures.script(step, running, e, watch.seen(), state(step, e));
            } catch (RuntimeException e) {
                session.rollback();
                throw e;
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LOG.info(
                "{} {} in {} ms",
                script.name(),
                step.direction() == Direction.UP ? "applied" : "undone",
                took.toMillis());
        settings.listener().finished(step.direction(), script.migration(), took);
        return new AppliedMigration(script.migration(), took);
    }

    private String state(Step step, SQLException failure) {
        if (!step.script().transactional()) {
            return untransacted.tidy(step);
        }
        return committing && Failures.isConnectionLost(failure)
                ? "Whether it was committed isn't known: ask for the current version."
                : step.rolledBack();
    }

    /** Finishes a script that had begun, or takes it back. @return whether it was finished */
    boolean settle(Step step, HistoryRow begun) {
        try (LockWatch watch =
                LockWatch.start(settings.dataSource(), session.pid(), settings.tableTimeout(), settings.listener())) {
            try {
                return untransacted.settle(step, begun);
            } catch (SQLException e) {
                session.rollback();
                throw Failures.script(step, running, e, watch.seen(), untransacted.tidy(step));
            }
        }
    }

    private void inTransaction(Step step, long start) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        if (step.direction() == Direction.UP) {
            session.history().create();
            runAll(step.script());
        } else if (dataLoss == DataLoss.ACCEPTED) {
            runAll(step.script());
        } else {
            runUnlessDataIsLost(step);
        }
        running = null;
        session.restore(settings.tableTimeout());
        long millis = millisSince(start);
        if (step.row() == null) {
            session.history().addApplied(step.script(), millis, true);
        } else {
            session.history().addUndone(step.row(), millis, true);
        }
        afterRecord(step);
        committing = true;
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Tries it first: only what it has really dropped is counted, and only then. */
    private void runUnlessDataIsLost(Step step) throws SQLException {
        Connection connection = session.connection();
        // Else what others commit before the tables are locked would not be counted.
        session.history().execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        DataGuard guard = DataGuard.of(connection, session.history().schema());
        Savepoint before = connection.setSavepoint();
        runAll(step.script());
        session.restore(settings.tableTimeout());
        DataGuard.Changes changes = guard.changes();
        if (changes.isEmpty()) {
            return;
        }
        connection.rollback(before);
        List<LostData> lost = guard.count(step.script(), changes);
        if (lost.isEmpty()) {
            runAll(step.script());
            session.restore(settings.tableTimeout());
            lost = guard.recount(step.script(), changes);
        }
        if (!lost.isEmpty()) {
            throw Failures.loss(step, lost);
        }
    }

    private void runAll(Script script) throws SQLException {
        for (ParsedStatement statement : script.steps()) {
            run(statement);
        }
    }

    private void run(ParsedStatement statement) throws SQLException {
        running = statement;
        for (String notice : FlywayInternals.run(session.connection(), statement)) {
            LOG.info("{}", notice);
        }
    }

    /** In the transaction of the record. */
    private void afterRecord(Step step) throws SQLException {
        for (String statement : Compatibility.statements(session.history().name(), scripts.upTo(step.after()))) {
            session.history().execute(statement);
        }
    }

    static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
