package dev.taskdal.dal;

import dev.taskdal.dal.error.SqlErrors;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Makes the {@code DSLContext}s that everything runs on. */
final class Contexts {

    private Contexts() {}

    static DSLContext of(ConnectionProvider connections) {
        return DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(connections)
                // jOOQ would log values at level DEBUG, password hashes among them.
                .set(new Settings().withExecuteLogging(false))
                .set(ExecuteListener.onException(Contexts::translate))
                .set(new NoTransactions()));
    }

    private static void translate(ExecuteContext execution) {
        SQLException e = execution.sqlException();
        if (e != null) {
            execution.exception(SqlErrors.translate(e));
        }
    }

    /** jOOQ's own would commit on connections that aren't its to commit on. */
    private static final class NoTransactions implements TransactionProvider {

        @Override
        public void begin(TransactionContext context) {
            throw new UnsupportedOperationException(
                    "Transactions are begun by Dal.inTransaction and Transaction.nested, not by jOOQ's transaction().");
        }

        @Override
        public void commit(TransactionContext context) {
            throw new UnsupportedOperationException("No transaction was begun by jOOQ.");
        }

        @Override
        public void rollback(TransactionContext context) {
            // There is nothing to roll back: begin() was refused.
        }
    }
}
