package dev.taskdal.migrator;

import dev.taskdal.migrator.FlywayInternals.ParsedStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a script whose single statement can't run in a transaction. That it has begun is recorded first, as a failed entry, which
 * makes Flyway itself refuse to go on; so after a kill at any point the next run knows that what it finds is a rest of that.
 */
final class UntransactedScript {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final MigrationSession session;
    private final MigrationListener listener;
    private final StatementRunner runner;
    private final AfterRecord afterRecord;
    private boolean ended;

    UntransactedScript(
            MigrationSession session, MigrationListener listener, StatementRunner runner, AfterRecord afterRecord) {
        this.session = session;
        this.listener = listener;
        this.runner = runner;
        this.afterRecord = afterRecord;
    }

    @FunctionalInterface
    interface StatementRunner {
        void run(ParsedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    interface AfterRecord {
        void run(Step step) throws SQLException;
    }

    private enum IndexState {
        MISSING,
        INVALID,
        VALID
    }

    void run(Step step, long start) throws SQLException {
        ended = false;
        ParsedStatement statement = step.script().steps().get(0);
        Optional<HistoryRow> begun = begun(step);
        if (begun.isEmpty()) {
            begin(step);
        }
        Optional<ConcurrentIndex> index = step.script().concurrentIndex();
        if (index.isEmpty() || !isDone(step, index.get(), begun)) {
            runner.run(statement);
        }
        ended = true;
        HistoryRow row = begun(step).orElseThrow();
        session.connection().setAutoCommit(false);
        session.history().complete(row.rank(), checksum(step), ScriptRunner.millisSince(start));
        afterRecord.run(step);
        session.connection().commit();
        session.connection().setAutoCommit(true);
    }

    /** Whether an earlier run got to the end of the statement and no further. Removes an invalid index. */
    private boolean isDone(Step step, ConcurrentIndex index, Optional<HistoryRow> begun) throws SQLException {
        IndexState state = state(step, index, begun);
        if (!index.created()) {
            return state == IndexState.MISSING && begun.isPresent();
        }
        if (state == IndexState.INVALID) {
            String kind = state(index) == IndexState.INVALID ? "The invalid index " : "The index ";
            drop(index);
            listener.repaired(kind + index.name() + ", which an interrupted run of "
                    + step.script().name() + " left behind, was removed.");
            return false;
        }
        return state == IndexState.VALID && begun.isPresent();
    }

    /**
     * Settles a script that had begun and isn't the next to run: finishes it where its work is done or can't be taken back,
     * takes it back otherwise.
     *
     * @return whether it was finished
     */
    boolean settle(Step step, HistoryRow begun) throws SQLException {
        Optional<ConcurrentIndex> index = step.script().concurrentIndex();
        IndexState state = index.isPresent() ? state(step, index.get(), Optional.of(begun)) : IndexState.MISSING;
        boolean finished =
                index.isPresent() && (index.get().created() ? state == IndexState.VALID : state != IndexState.VALID);
        String what = step.script().name() + " was interrupted. ";
        if (finished) {
            run(step, System.nanoTime());
            listener.repaired(what + "It was finished first: the database is at " + Step.name(step.after()) + ".");
            return true;
        }
        if (index.isPresent() && state == IndexState.INVALID) {
            drop(index.get());
            what += "The invalid index " + index.get().name() + ", which it left behind, was removed. ";
        }
        session.history().remove(begun.rank());
        listener.repaired(what + "The database is at " + Step.name(step.before()) + ".");
        return false;
    }

    /** After a failure: takes back what the statement left, if the connection still works. Says where the database is. */
    String tidy(Step step) {
        if (ended) {
            return "Its statement has ended, and only the record of it is missing: the next run writes it.";
        }
        String name = step.script().concurrentIndex().map(ConcurrentIndex::name).orElse(null);
        try {
            Optional<ConcurrentIndex> index = step.script().concurrentIndex();
            IndexState state = index.isPresent() ? state(index.get()) : IndexState.MISSING;
            if (index.isPresent() && !index.get().created() && state != IndexState.VALID) {
                return "The database is at " + Step.name(step.before()) + ", and the index " + name
                        + " is half removed: the next run goes on with that.";
            }
            if (index.isPresent() && state == IndexState.INVALID) {
                drop(index.get());
            }
            Optional<HistoryRow> begun = begun(step);
            if (begun.isPresent()) {
                session.history().remove(begun.get().rank());
            }
            if (index.isEmpty() && goesOnConcurrently(step)) {
                return "The database is at " + Step.name(step.before())
                        + ". What the statement has left half done, such as an"
                        + " invalid index or a partition that is still to be detached, has to be finished by hand.";
            }
            return "Nothing of it is left: the database is at " + Step.name(step.before()) + ".";
        } catch (SQLException e) {
            LOG.debug(
                    "What {} left behind could not be removed: {}",
                    step.script().name(),
                    e.getMessage());
            return "The database is at " + Step.name(step.before()) + "."
                    + (name == null ? "" : " The invalid index " + name + " may be left: the next run removes it.");
        }
    }

    /** Whether it works in several transactions, as REINDEX CONCURRENTLY does, so that some of them may have been committed. */
    private static boolean goesOnConcurrently(Step step) {
        return step.script().steps().get(0).sql().toUpperCase(Locale.ROOT).contains("CONCURRENTLY");
    }

    private void begin(Step step) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        session.history().create();
        if (step.row() == null) {
            session.history().addApplied(step.script(), 0, false);
        } else {
            session.history().addUndone(step.row(), 0, false);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private Optional<HistoryRow> begun(Step step) throws SQLException {
        List<HistoryRow> rows = session.history().rows();
        return History.of(rows)
                .unfinished()
                .filter(row -> row.schemaVersion().equals(step.script().version()));
    }

    private static @Nullable Integer checksum(Step step) {
        return step.row() == null
                ? Integer.valueOf(step.script().checksum())
                : step.row().checksum();
    }

    private void drop(ConcurrentIndex index) throws SQLException {
        session.history()
                .execute("DROP INDEX CONCURRENTLY " + find(index).orElseThrow().name());
    }

    /** A valid index is of no use either if the script that built it was edited since. */
    private IndexState state(Step step, ConcurrentIndex index, Optional<HistoryRow> begun) throws SQLException {
        IndexState state = state(index);
        boolean edited = begun.isPresent() && !Objects.equals(begun.get().checksum(), checksum(step));
        return edited && index.created() && state == IndexState.VALID ? IndexState.INVALID : state;
    }

    private IndexState state(ConcurrentIndex index) throws SQLException {
        return find(index)
                .map(found -> found.valid() ? IndexState.VALID : IndexState.INVALID)
                .orElse(IndexState.MISSING);
    }

    private record Found(String name, boolean valid) {}

    private Optional<Found> find(ConcurrentIndex index) throws SQLException {
        String where = index.created()
                ? "i.indrelid = to_regclass(?) AND c.relname = (parse_ident(?))[1]::name"
                : "i.indexrelid = to_regclass(?)";
        try (PreparedStatement query = session.connection().prepareStatement("""
                SELECT format('%I.%I', n.nspname, c.relname), i.indisvalid FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'i' AND\s""" + where)) {
            query.setString(1, index.created() ? index.table() : index.name());
            if (index.created()) {
                query.setString(2, index.name());
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Found(row.getString(1), row.getBoolean(2))) : Optional.empty();
            }
        }
    }
}
