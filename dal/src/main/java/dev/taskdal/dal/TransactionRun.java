package dev.taskdal.dal;

import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.DatabaseUnavailableException;
import dev.taskdal.dal.error.RetryableConflictException;
import dev.taskdal.dal.error.SqlErrors;
import dev.taskdal.dal.query.Attempts;
import dev.taskdal.dal.query.LocalSetting;
import dev.taskdal.dal.query.QueryListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * One run of work on a connection: as a transaction of its own, or from a savepoint if one is in progress, which is then
 * left to whoever began it.
 */
final class TransactionRun {

    private final Connection connection;
    private final @Nullable QueryListener listener;
    private final @Nullable LocalSetting setting;
    private final boolean own;

    private TransactionRun(
            Connection connection, @Nullable QueryListener listener, @Nullable LocalSetting setting, boolean own) {
        this.connection = connection;
        this.listener = listener;
        this.setting = setting;
        this.own = own;
    }

    /** As {@link #on}, and again if it was a transaction of its own, and another one was in the way. */
    static <T extends @Nullable Object, E extends Exception> T repeatedly(
            DataSource dataSource,
            @Nullable QueryListener listener,
            @Nullable LocalSetting setting,
            TransactionWork<T, E> work)
            throws E {
        for (int attempt = 1; ; attempt++) {
            AtomicBoolean own = new AtomicBoolean();
            try {
                return on(dataSource, listener, setting, own, work);
            } catch (RetryableConflictException e) {
                if (!own.get() || !Attempts.another(attempt, e)) {
                    throw e;
                }
            }
        }
    }

    /** On a connection from there. */
    static <T extends @Nullable Object, E extends Exception> T on(
            DataSource dataSource,
            @Nullable QueryListener listener,
            @Nullable LocalSetting setting,
            TransactionWork<T, E> work)
            throws E {
        return on(dataSource, listener, setting, new AtomicBoolean(), work);
    }

    private static <T extends @Nullable Object, E extends Exception> T on(
            DataSource dataSource,
            @Nullable QueryListener listener,
            @Nullable LocalSetting setting,
            AtomicBoolean own,
            TransactionWork<T, E> work)
            throws E {
        PooledConnections connections = new PooledConnections(dataSource);
        Connection connection = connections.acquire();
        try {
            own.set(autoCommit(connection));
            return new TransactionRun(connection, listener, setting, own.get()).run(work);
        } finally {
            connections.release(connection);
        }
    }

    private static boolean autoCommit(Connection connection) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    static TransactionRun nestedIn(
            Connection connection, @Nullable QueryListener listener, @Nullable LocalSetting setting) {
        return new TransactionRun(connection, listener, setting, false);
    }

    <T extends @Nullable Object, E extends Exception> T run(TransactionWork<T, E> work) throws E {
        Savepoint savepoint = begin();
        Transaction transaction = new Transaction(connection, listener, setting);
        T result;
        try {
            result = work.run(transaction);
        } catch (Throwable failure) {
            transaction.end();
            rollBack(savepoint, failure);
            throw failure;
        }
        transaction.end();
        commit(savepoint);
        return result;
    }

    private @Nullable Savepoint begin() {
        try {
            if (!own) {
                return connection.setSavepoint();
            }
            connection.setAutoCommit(false);
            return null;
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private void commit(@Nullable Savepoint savepoint) {
        try {
            if (savepoint == null) {
                requireSound();
                connection.commit();
                connection.setAutoCommit(true);
            } else {
                connection.releaseSavepoint(savepoint);
            }
        } catch (SQLException e) {
            DalException failure = notCommitted(SqlErrors.translate(e));
            rollBack(savepoint, failure);
            throw failure;
        }
    }

    /** PostgreSQL answers the commit of a failed transaction with a rollback, and the driver takes that as well done. */
    private void requireSound() throws SQLException {
        if (connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new SQLException(
                    "a statement of this transaction has failed, and its exception was swallowed, so that nothing can be"
                            + " committed. Let the exception out, or run what may fail in Transaction.nested",
                    "25P02");
        }
    }

    private DalException notCommitted(DalException failure) {
        return own && failure instanceof DatabaseUnavailableException
                ? new DatabaseUnavailableException(
                        "The connection was lost during the commit: it isn't known whether it took place. Read what you"
                                + " wrote before you repeat it.",
                        failure.sqlState().orElse(null),
                        failure)
                : failure;
    }

    /** A rollback that fails must not hide why there was one. */
    private void rollBack(@Nullable Savepoint savepoint, Throwable failure) {
        try {
            if (savepoint == null) {
                connection.rollback();
                connection.setAutoCommit(true);
            } else {
                connection.rollback(savepoint);
                connection.releaseSavepoint(savepoint);
            }
        } catch (SQLException e) {
            failure.addSuppressed(SqlErrors.translate(e));
        }
    }
}
