package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.Direction;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.ScriptStatement;
import dev.taskdal.migrator.locks.Snapshot.Relation;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a script statement by statement and looks in between, as the migrator would run it: in one transaction, with its lock timeout,
 * in UTC (a session of another time zone may rewrite where this one doesn't). Used once.
 */
final class ScriptTrace {

    private final ThrowawayDatabase database;
    private final Connection connection;
    private final Direction direction;
    private final String script;
    private final List<ScriptStatement> statements;
    private final List<Change> changes = new ArrayList<>();
    private final List<LockFinding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param connection a session that has no settings of its own */
    ScriptTrace(
            ThrowawayDatabase database,
            Connection connection,
            Direction direction,
            String script,
            List<ScriptStatement> statements) {
        this.database = database;
        this.connection = connection;
        this.direction = direction;
        this.script = script;
        this.statements = statements;
    }

    private boolean transactional() {
        return statements.stream().allMatch(ScriptStatement::transactional);
    }

    /** Whether it has left the database as it was. */
    boolean rolledBack() {
        return direction == Direction.DOWN && transactional();
    }

    /** Whether it ran to its end. */
    boolean failed() {
        return findings.stream().anyMatch(finding -> finding.rule() == Rule.SCRIPT_FAILS);
    }

    /** Runs it, a migration for good. @throws SQLException if the database fails otherwise than by refusing a statement */
    ScriptLocks run() throws SQLException {
        if (transactional()) {
            inTransaction();
        } else {
            alone(statements.get(0));
        }
        for (Change change : changes) {
            findings.addAll(RuleCheck.of(script, change));
        }
        noteTimeZone();
        return new ScriptLocks(script, direction, took(changes), LockSum.of(changes), effects(), findings, notes);
    }

    private void inTransaction() throws SQLException {
        setTimeout(connection);
        connection.setAutoCommit(false);
        Snapshot start = Snapshot.of(connection);
        Snapshot before = start;
        for (ScriptStatement statement : statements) {
            Optional<Duration> took = run(statement);
            if (took.isEmpty()) {
                break;
            }
            Snapshot after = Snapshot.of(connection);
            changes.add(new Change(statement, start, before, after, took.get()));
            before = after;
        }
        if (direction == Direction.UP && !failed()) {
            commit();
        } else {
            connection.rollback();
        }
    }

    /** What is checked only now may fail, too. */
    private void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            fails(statements.get(statements.size() - 1), e);
        }
    }

    private void alone(ScriptStatement statement) throws SQLException {
        try (Connection witness = database.connect()) {
            setTimeout(connection);
            setTimeout(witness);
            Snapshot before = Snapshot.of(witness);
            LockSampler sampler = new LockSampler(database, witness, connection);
            LockSampler.Result result;
            try {
                result = sampler.run(statement, before);
            } catch (SQLException e) {
                fails(statement, e);
                return;
            }
            Snapshot after = Snapshot.of(witness);
            changes.add(new Change(
                    statement, before, before, after.withLocks(onWhatIsLeft(result.locks(), after)), result.took()));
            noteSampling(statement, result, before);
        }
    }

    /** Without locks on what is gone afterwards: nobody can have wanted to use it. */
    private static Map<Long, LockMode> onWhatIsLeft(Map<Long, LockMode> locks, Snapshot after) {
        Map<Long, LockMode> left = new HashMap<>(locks);
        left.keySet().retainAll(after.relations().keySet());
        return left;
    }

    private void noteSampling(ScriptStatement statement, LockSampler.Result result, Snapshot before) {
        StringBuilder note = new StringBuilder(
                "line " + statement.line()
                        + " can't run in a transaction: its locks were seen from another session, while a third one was writing");
        if (result.waited()) {
            note.append(", for which it waits");
        }
        if (result.locks().keySet().stream().noneMatch(before.relations()::containsKey)) {
            note.append("; they were gone before anybody could look, so see what the manual says of them");
        }
        notes.add(note + "; what it reads isn't counted");
    }

    private Optional<Duration> run(ScriptStatement statement) {
        long began = System.nanoTime();
        try {
            statement.run(connection);
            return Optional.of(Duration.ofNanos(System.nanoTime() - began));
        } catch (SQLException e) {
            fails(statement, e);
            return Optional.empty();
        }
    }

    private void fails(ScriptStatement statement, SQLException e) {
        findings.add(new LockFinding(
                Rule.SCRIPT_FAILS,
                script,
                statement.line(),
                List.of(),
                String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\n\\s*", " ")));
    }

    private static void setTimeout(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("SET lock_timeout = '" + Migrator.DEFAULT_LOCK_TIMEOUT.toMillis() + "ms'");
        }
    }

    private List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        for (Change change : changes) {
            for (Relation table : change.tables()) {
                List<String> work = Work.of(change, table);
                if (!work.isEmpty()) {
                    effects.add(new Effect(table.name(), change.line(), String.join(", ", work), change.took()));
                }
            }
        }
        return effects;
    }

    private void noteTimeZone() {
        for (Change change : changes) {
            for (Relation table : change.tables()) {
                if (Work.dependsOnTimeZone(change, table)) {
                    notes.add("line " + change.line() + " doesn't write " + table.name()
                            + " anew, since the time zone of the session is UTC; in a session of another one it would");
                }
            }
        }
    }

    static Duration took(List<Change> changes) {
        return changes.stream().map(Change::took).reduce(Duration.ZERO, Duration::plus);
    }
}
