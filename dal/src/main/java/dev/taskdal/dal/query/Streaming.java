package dev.taskdal.dal.query;

import dev.taskdal.dal.error.SqlErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Results that are read while they arrive. The driver does that in a transaction only. */
final class Streaming {

    private Streaming() {}

    /** Reads and works. */
    interface Work<U> {

        U run() throws SQLException;
    }

    /** In the transaction in progress, or in one of its own. */
    static <U> U on(Connection connection, Work<U> work) throws SQLException {
        if (!connection.getAutoCommit()) {
            return work.run();
        }
        connection.setAutoCommit(false);
        U result;
        try {
            result = work.run();
        } catch (Throwable failure) {
            rollBack(connection, failure);
            throw failure;
        }
        connection.commit();
        connection.setAutoCommit(true);
        return result;
    }

    /** A rollback that fails must not hide why there was one. */
    static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(SqlErrors.translate(e));
        }
    }

    static <T> Stream<T> of(ResultSet rows, Columns<T> columns, Execution execution) throws SQLException {
        Row row = columns.row(rows);
        return StreamSupport.stream(
                new AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED) {
                    @Override
                    public boolean tryAdvance(Consumer<? super T> action) {
                        try {
                            if (!row.next()) {
                                return false;
                            }
                            T value = columns.value(row);
                            execution.rows++;
                            action.accept(value);
                            return true;
                        } catch (SQLException e) {
                            throw SqlErrors.translate(e);
                        }
                    }
                },
                false);
    }
}
