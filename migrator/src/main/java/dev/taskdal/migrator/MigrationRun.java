package dev.taskdal.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A run: takes the lock, looks where the database is, and goes where it was told. Used once. */
final class MigrationRun {

    private final RunSettings settings;
    private final Scripts scripts;

    MigrationRun(RunSettings settings, Scripts scripts) {
        this.settings = settings;
        this.scripts = scripts;
    }

    /** @param target empty for all that is pending */
    List<AppliedMigration> upgrade(Optional<SchemaVersion> target) {
        SchemaVersion last =
                target.map(version -> scripts.get(version).version()).orElseGet(scripts::head);
        return locked(session -> {
            History history = read(session);
            requireKnownSchema(session);
            Consistency.check(history, scripts);
            ScriptRunner runner = new ScriptRunner(session, settings, scripts, DataLoss.ACCEPTED);
            if (settle(session, history, runner, up(history, last))) {
                history = read(session);
            }
            Optional<SchemaVersion> head = history.head();
            if (target.isPresent() && head.isPresent() && head.get().compareTo(last) > 0) {
                throw new MigrationException("The database is at version " + head.get() + ", past version " + last
                        + ": an upgrade can't go back. Nothing was changed.");
            }
            List<AppliedMigration> applied = run(session, up(history, last), runner);
            if (applied.isEmpty()) {
                renewNote(session, history);
            }
            return applied;
        });
    }

    /** Somebody may have migrated by other means, which leave no note. */
    private void renewNote(MigrationSession session, History history) throws SQLException {
        List<Script> applied = scripts.upTo(history.head());
        if (!applied.isEmpty()
                && session.isWritable()
                && !Compatibility.note(applied).equals(session.history().comment())) {
            for (String statement : Compatibility.statements(session.history().name(), applied)) {
                session.history().execute(statement);
            }
        }
    }

    /** @param expected the version that the database was at when the target was chosen */
    List<AppliedMigration> downgrade(
            Optional<SchemaVersion> expected, Optional<SchemaVersion> wanted, DataLoss dataLoss) {
        return locked(session -> {
            History history = read(session);
            Optional<SchemaVersion> floor = history.floor();
            Optional<SchemaVersion> target = wanted.map(version -> floor.filter(version::equals)
                    .orElseGet(() -> scripts.get(version).version()));
            requireKnownSchema(session);
            Consistency.check(history, scripts);
            requireWithin(history, expected, target);
            ScriptRunner runner = new ScriptRunner(session, settings, scripts, dataLoss);
            if (settle(session, history, runner, down(history, target))) {
                history = read(session);
            }
            return run(session, down(history, target), runner);
        });
    }

    /** Somebody else may have been faster: no more is undone than what was there when the target was chosen. */
    private static void requireWithin(
            History history, Optional<SchemaVersion> expected, Optional<SchemaVersion> target) {
        Optional<SchemaVersion> head = history.head();
        if (compare(head, target) < 0) {
            throw new MigrationException("The database is at " + Step.name(head) + ", before version "
                    + Step.name(target) + ": a downgrade can't go forward. Nothing was changed.");
        }
        if (compare(head, expected) > 0) {
            throw new MigrationException("The database was at " + Step.name(expected) + " and is at " + Step.name(head)
                    + " now: somebody else has upgraded it meanwhile. Nothing was changed. If that shall be undone, too,"
                    + " run this again.");
        }
    }

    private static int compare(Optional<SchemaVersion> one, Optional<SchemaVersion> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isPresent(), other.isPresent());
        }
        return one.get().compareTo(other.get());
    }

    void stamp(Optional<SchemaVersion> target) {
        List<Script> wanted = target.map(
                        version -> scripts.upTo(Optional.of(scripts.get(version).version())))
                .orElse(List.of());
        locked(session -> {
            History history = read(session);
            Consistency.requireStampable(history, target);
            session.requireWritable();
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            stamp(session, history, wanted);
            connection.commit();
            connection.setAutoCommit(true);
            return null;
        });
    }

    private void stamp(MigrationSession session, History history, List<Script> wanted) throws SQLException {
        session.history().create();
        Optional<HistoryRow> unfinished = history.unfinished();
        if (unfinished.isPresent()) {
            session.history().remove(unfinished.get().rank());
            settings.listener()
                    .repaired("The history no longer says that "
                            + unfinished.get().script()
                            + " was interrupted. An invalid index that it left behind has to be removed by hand.");
        }
        List<HistoryRow> newestFirst = new ArrayList<>(history.applied());
        Collections.reverse(newestFirst);
        for (HistoryRow row : newestFirst) {
            boolean kept = wanted.stream()
                    .anyMatch(script -> script.version().equals(row.schemaVersion()) && Consistency.agree(script, row));
            if (!kept && !history.isBelowFloor(row.schemaVersion())) {
                session.history().addUndone(row, 0, true);
            }
        }
        for (Script script : wanted) {
            Optional<HistoryRow> row = history.row(script.version());
            boolean there =
                    history.isBelowFloor(script.version()) || row.isPresent() && Consistency.agree(script, row.get());
            if (!there) {
                session.history().addApplied(script, 0, true);
            }
        }
        for (String statement : Compatibility.statements(session.history().name(), wanted)) {
            session.history().execute(statement);
        }
    }

    private List<Step> up(History history, SchemaVersion last) {
        List<Step> steps = new ArrayList<>();
        Optional<SchemaVersion> before = history.head();
        for (Script script : scripts.upTo(Optional.of(last))) {
            if (!history.isApplied(script.version())) {
                steps.add(new Step(Direction.UP, script, null, before, Optional.of(script.version())));
                before = Optional.of(script.version());
            }
        }
        return steps;
    }

    private List<Step> down(History history, Optional<SchemaVersion> target) {
        if (history.floor().isPresent() && compare(target, history.floor()) < 0) {
            throw new MigrationException(
                    "The history of this database begins with version " + Step.name(history.floor())
                            + ", a baseline: there is no way back to " + Step.name(target) + ". Nothing was changed.");
        }
        List<Step> steps = new ArrayList<>();
        List<HistoryRow> applied = history.applied();
        for (int i = applied.size() - 1; i >= 0; i--) {
            HistoryRow row = applied.get(i);
            Optional<SchemaVersion> version = Optional.of(row.schemaVersion());
            if (compare(version, target) > 0 && !history.isBelowFloor(row.schemaVersion())) {
                Script undo = scripts.undoOf(scripts.get(row.schemaVersion()));
                Optional<SchemaVersion> after =
                        i > 0 ? Optional.of(applied.get(i - 1).schemaVersion()) : history.floor();
                steps.add(new Step(Direction.DOWN, undo, row, version, after));
            }
        }
        return steps;
    }

    private static List<AppliedMigration> run(MigrationSession session, List<Step> steps, ScriptRunner runner) {
        if (!steps.isEmpty()) {
            session.requireWritable();
        }
        List<AppliedMigration> done = new ArrayList<>();
        for (Step step : steps) {
            done.add(runner.run(step));
        }
        return List.copyOf(done);
    }

    /** Deals with a script that had begun and did not end, unless it is the first to run anyway. @return whether it was finished */
    private boolean settle(MigrationSession session, History history, ScriptRunner runner, List<Step> plan)
            throws SQLException {
        Optional<HistoryRow> unfinished = history.unfinished();
        if (unfinished.isEmpty()) {
            return false;
        }
        session.requireWritable();
        Step step = Consistency.unfinishedStep(history, unfinished.get(), scripts);
        boolean next = !plan.isEmpty()
                && plan.get(0).direction() == step.direction()
                && plan.get(0).script().version().equals(step.script().version());
        return !next && runner.settle(step, unfinished.get());
    }

    private static History read(MigrationSession session) throws SQLException {
        return History.of(session.history().rows());
    }

    private static void requireKnownSchema(MigrationSession session) throws SQLException {
        if (session.history().exists()) {
            return;
        }
        List<String> objects = session.history().someObjects();
        if (!objects.isEmpty()) {
            throw new MigrationException("The schema " + session.history().schema() + " isn't empty (it has "
                    + String.join(", ", objects)
                    + ") and has no history of migrations: nobody knows what version it is at."
                    + " If it is what a version leads to, record that with: stamp VERSION. If nothing of it comes from these"
                    + " migrations, record that with: stamp base. Nothing was changed.");
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(MigrationSession session) throws SQLException;
    }

    private <T> T locked(Work<T> work) {
        try (MigrationSession session = MigrationSession.open(settings.dataSource())) {
            session.lock(settings.runTimeout(), settings.listener());
            try {
                session.restore(settings.tableTimeout());
                return work.on(session);
            } catch (SQLException e) {
                session.rollback();
                throw Failures.history(e);
            }
        }
    }
}
