package dev.taskdal.dal;

import java.sql.Connection;
import org.jooq.ConnectionProvider;

/** Lends one connection to one thread, until the transaction on it has ended. */
final class TransactionConnection implements ConnectionProvider {

    private final Connection connection;
    private final Thread owner = Thread.currentThread();
    private volatile boolean ended;

    TransactionConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection acquire() {
        if (ended) {
            throw new IllegalStateException(
                    "This transaction has ended. What comes from it can be used only inside of the"
                            + " lambda that it was given to: return values instead.");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("This transaction belongs to thread " + owner.getName()
                    + " and can't be used on " + Thread.currentThread().getName()
                    + ". A connection is for one thread: use a transaction for each.");
        }
        return connection;
    }

    @Override
    public void release(Connection released) {
        // It goes back to the pool when the transaction has ended.
    }

    void end() {
        ended = true;
    }
}
