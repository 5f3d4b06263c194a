package dev.taskdal.migrator;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Gives out connections of a test's making. */
record TestDataSource(Source source) implements DataSource {

    interface Source {
        Connection open() throws SQLException;
    }

    /** Connections that have begun with a statement, as those of pools may have. */
    static DataSource beginningWith(String statement, DataSource dataSource) {
        return new TestDataSource(() -> {
            Connection connection = dataSource.getConnection();
            try (Statement first = connection.createStatement()) {
                first.execute(statement);
            }
            return connection;
        });
    }

    /** Always the same connection, which nobody closes: a pool of one. */
    static DataSource pooling(Connection connection) {
        AtomicBoolean lent = new AtomicBoolean();
        return new TestDataSource(() -> {
            if (lent.getAndSet(true)) {
                throw new SQLException("The pool is empty.");
            }
            return (Connection) Proxy.newProxyInstance(
                    TestDataSource.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            lent.set(false);
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        });
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source.open();
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
