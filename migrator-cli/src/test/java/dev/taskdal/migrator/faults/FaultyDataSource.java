package dev.taskdal.migrator.faults;

import dev.taskdal.migrator.Direction;
import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationListener;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.postgresql.PGConnection;

/** Counts the statements and commits of all its connections, and lets a fault happen before one of them. */
final class FaultyDataSource implements DataSource {

    /** The exit code of a process that SIGKILL ended. */
    static final int HALTED = 137;

    private final DataSource real;
    private final Optional<Fault> fault;
    private final AtomicInteger statements = new AtomicInteger();
    private volatile boolean armed;
    private final List<Connection> open = new CopyOnWriteArrayList<>();

    FaultyDataSource(DataSource real, Optional<Fault> fault) {
        this.real = real;
        this.fault = fault;
        this.armed = fault.isPresent() && !fault.get().inScripts();
    }

    /** What tells it that a script has begun. */
    MigrationListener listener() {
        return new MigrationListener() {
            @Override
            public void started(Direction direction, Migration migration) {
                armed = true;
            }
        };
    }

    /** Whether the run came as far as the fault. */
    boolean struck() {
        return fault.filter(one -> statements.get() >= one.atStatement()).isPresent();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        open.add(connection);
        return proxy(Connection.class, connection, (self, method, arguments) -> {
            if (method.getName().equals("commit")) {
                step(connection);
            }
            Object result = method.invoke(connection, arguments);
            if (result instanceof CallableStatement call) {
                return statement(CallableStatement.class, call, connection);
            }
            if (result instanceof PreparedStatement prepared) {
                return statement(PreparedStatement.class, prepared, connection);
            }
            if (result instanceof Statement statement) {
                return statement(Statement.class, statement, connection);
            }
            return result;
        });
    }

    private <T extends Statement> T statement(Class<T> type, T statement, Connection connection) {
        return proxy(type, statement, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                step(connection);
            }
            return method.invoke(statement, arguments);
        });
    }

    private void step(Connection connection) throws SQLException {
        if (!armed || fault.isEmpty()) {
            return;
        }
        int count = statements.incrementAndGet();
        if (fault.get().atStatement() != count) {
            return;
        }
        switch (fault.get().kind()) {
            case BACKEND_KILLED -> kill(connection);
            case SOCKETS_CLOSED -> {
                for (Connection one : open) {
                    one.abort(Runnable::run);
                }
                throw new KilledError();
            }
            case PROCESS_HALTED -> Runtime.getRuntime().halt(HALTED);
        }
    }

    private void kill(Connection victim) throws SQLException {
        int pid = victim.unwrap(PGConnection.class).getBackendPID();
        try (Connection killer = real.getConnection();
                Statement statement = killer.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ")");
            Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> !Backends.isThere(killer, pid));
        }
    }

    private static <T> T proxy(Class<T> type, T real, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return handler.invoke(self, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
