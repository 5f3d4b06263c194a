package dev.taskdal.dal;

import dev.taskdal.dal.task.Tasks;
import dev.taskdal.dal.user.Users;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in progress. It belongs to the thread and to the lambda that it was given to: used elsewhere, or once the
 * lambda has returned, everything that came from it throws {@link IllegalStateException}.
 */
public final class Transaction {

    private final Connection connection;
    private final TransactionConnection lent;
    private final DSLContext dsl;

    Transaction(Connection connection) {
        this.connection = connection;
        this.lent = new TransactionConnection(connection);
        this.dsl = Contexts.of(lent);
    }

    /** Users, in this transaction. */
    public Users users() {
        return new Users(dsl);
    }

    /** Tasks, in this transaction. */
    public Tasks tasks() {
        return new Tasks(dsl);
    }

    /** jOOQ in this transaction, for queries of your own. It starts no transaction: see {@link #nested}. */
    public DSLContext dsl() {
        return dsl;
    }

    /**
     * Runs work that can fail on its own: from a savepoint, to which it is rolled back if it throws. This transaction can
     * go on then.
     *
     * @return what the work returns
     * @throws E what the work throws, after the rollback
     */
    public <T extends @Nullable Object, E extends Exception> T nested(TransactionWork<T, E> work) throws E {
        lent.acquire();
        return TransactionRun.nestedIn(connection).run(work);
    }

    void end() {
        lent.end();
    }
}
