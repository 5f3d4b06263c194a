package dev.taskdal.dal;

import dev.taskdal.dal.query.LocalSetting;
import dev.taskdal.dal.query.QueryListener;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.task.Tasks;
import dev.taskdal.dal.user.UserId;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The layer on behalf of a user, whom the history of tasks names as the one who acted. Who that is goes to the database
 * with each write, in the same round trip, and holds for its transaction only. Thread-safe, and cheap enough to be made
 * for each request. {@link Dal#actingAs} makes it.
 *
 * <p>In a transaction that others use as well, such as Spring's, it holds until that ends, or until somebody else acts.
 */
public final class Acting extends Session {

    private final DataSource dataSource;
    private final @Nullable QueryListener listener;
    private final LocalSetting actor;

    Acting(DataSource dataSource, @Nullable QueryListener listener, UserId user) {
        this(dataSource, listener, new LocalSetting("taskdal.actor", user.toString()));
    }

    private Acting(DataSource dataSource, @Nullable QueryListener listener, LocalSetting actor) {
        super(new PooledConnections(dataSource), listener, actor);
        this.dataSource = dataSource;
        this.listener = listener;
        this.actor = actor;
    }

    /** Tasks. */
    public Tasks tasks() {
        return new Tasks(this);
    }

    /**
     * Runs work in a transaction, as {@link Dal#inTransaction} does. All that it does is done by this user.
     *
     * @return what the work returns
     * @throws E what the work throws, after the rollback
     */
    public <T extends @Nullable Object, E extends Exception> T inTransaction(TransactionWork<T, E> work) throws E {
        return TransactionRun.on(dataSource, listener, actor, work);
    }

    /**
     * Runs work in a transaction, and again if others are in its way, as {@link Dal#inRepeatableTransaction} does. All that
     * it does is done by this user.
     *
     * @return what the work returns
     * @throws E what the work throws, after the rollback
     */
    public <T extends @Nullable Object, E extends Exception> T inRepeatableTransaction(TransactionWork<T, E> work)
            throws E {
        return TransactionRun.repeatedly(dataSource, listener, actor, work);
    }
}
