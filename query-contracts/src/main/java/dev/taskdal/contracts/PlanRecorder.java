package dev.taskdal.contracts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.postgresql.PGConnection;

/**
 * One connection that reports the plan of each execution on it, by PostgreSQL's {@code auto_explain}: so it is the plan that
 * ran, of the statement that ran, and not that of an {@code EXPLAIN} of something alike. The reports come as notices, which
 * the driver keeps as the warnings of whatever statement was under way.
 */
final class PlanRecorder {

    private static final String[] SETTINGS = {
        "auto_explain.log_analyze = on",
        "auto_explain.log_buffers = on",
        "auto_explain.log_wal = on",
        "auto_explain.log_timing = off",
        "auto_explain.log_format = xml",
        "auto_explain.log_level = notice",
        "auto_explain.log_min_duration = -1",
        "client_min_messages = notice"
    };

    private final Connection connection;
    private final List<Plan> plans = new ArrayList<>();
    private boolean undoing;

    private PlanRecorder(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @throws TestAbortedException if the server doesn't let us look at plans
     */
    static PlanRecorder on(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        PlanRecorder recorder = new PlanRecorder(connection);
        try {
            recorder.load();
            // So that every execution runs the prepared statement of the one before, whose plan plan_cache_mode is
            // about.
            connection.unwrap(PGConnection.class).setPrepareThreshold(1);
            return recorder;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void load() throws SQLException {
        try {
            execute("load 'auto_explain'");
        } catch (SQLException e) {
            throw new TestAbortedException(
                    "The contracts of queries need a server that lets this role load auto_explain, such as the embedded"
                            + " one, and this one refuses: " + e.getMessage(),
                    e);
        }
        for (String setting : SETTINGS) {
            execute("set " + setting);
        }
    }

    /** Hands out this connection, which stays open when it is closed. */
    DataSource dataSource() {
        return RecordedConnections.of(connection, () -> undoing, this::keep);
    }

    void mode(PlanMode mode) throws SQLException {
        execute("set plan_cache_mode = " + mode.setting());
    }

    /** The plans of the last of several calls, each undone if {@code undone}. */
    List<Plan> record(Sample.Call call, int callsBefore, boolean undone) throws Exception {
        for (int i = 0; i < callsBefore; i++) {
            call(call, undone);
        }
        plans.clear();
        execute("set auto_explain.log_min_duration = 0");
        try {
            call(call, undone);
            return List.copyOf(plans);
        } finally {
            execute("set auto_explain.log_min_duration = -1");
        }
    }

    private void call(Sample.Call call, boolean undone) throws Exception {
        if (undone) {
            undo(() -> {
                call.run();
                flush();
            });
        } else {
            call.run();
            flush();
        }
    }

    /** Runs work in a transaction, or within the one in progress, and rolls back. */
    void undo(Sample.Call work) throws Exception {
        if (undoing) {
            Savepoint savepoint = connection.setSavepoint();
            try {
                work.run();
            } finally {
                connection.rollback(savepoint);
            }
            return;
        }
        connection.setAutoCommit(false);
        undoing = true;
        try {
            work.run();
        } finally {
            undoing = false;
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    void set(String setting, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Within a transaction the server reports an execution only when the next statement comes. */
    private void flush() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("");
            keep(statement.getWarnings());
        }
        keep(connection.getWarnings());
        connection.clearWarnings();
    }

    private void keep(@Nullable SQLWarning warnings) {
        for (SQLWarning warning = warnings; warning != null; warning = warning.getNextWarning()) {
            String message = warning.getMessage();
            if (message != null && PlanXml.isPlan(message)) {
                plans.add(PlanXml.parse(message));
            }
        }
    }
}
