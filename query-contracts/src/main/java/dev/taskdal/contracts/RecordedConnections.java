package dev.taskdal.contracts;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source of one connection, whose statements hand over their warnings before somebody closes them or executes them
 * again. While what is done is going to be undone, nobody can commit it.
 */
final class RecordedConnections implements DataSource {

    private final Connection connection;

    private RecordedConnections(Connection connection) {
        this.connection = connection;
    }

    static DataSource of(Connection connection, BooleanSupplier undoing, Consumer<@Nullable SQLWarning> warnings) {
        return new RecordedConnections(proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> null;
            case "commit", "setAutoCommit" -> undoing.getAsBoolean() ? null : invoke(connection, method, arguments);
            default -> watched(invoke(connection, method, arguments), warnings);
        }));
    }

    private static @Nullable Object watched(@Nullable Object result, Consumer<@Nullable SQLWarning> warnings) {
        if (result instanceof CallableStatement statement) {
            return watched(CallableStatement.class, statement, warnings);
        } else if (result instanceof PreparedStatement statement) {
            return watched(PreparedStatement.class, statement, warnings);
        } else if (result instanceof Statement statement) {
            return watched(Statement.class, statement, warnings);
        }
        return result;
    }

    private static <S extends Statement> S watched(
            Class<S> type, Statement statement, Consumer<@Nullable SQLWarning> warnings) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().equals("close") && !statement.isClosed()) {
                hand(statement, warnings);
            }
            Object result = invoke(statement, method, arguments);
            if (method.getName().startsWith("execute")) {
                hand(statement, warnings);
            }
            return result;
        });
    }

    private static void hand(Statement statement, Consumer<@Nullable SQLWarning> warnings) throws SQLException {
        warnings.accept(statement.getWarnings());
        statement.clearWarnings();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) {
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // It writes nothing.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // It is connected.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("There is no logger.");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("This is nothing but a data source.");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
