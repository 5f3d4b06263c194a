package dev.taskdal.dal;

import dev.taskdal.dal.history.TaskHistory;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.Labels;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.metrics.Metrics;
import dev.taskdal.dal.notification.NotificationSettings;
import dev.taskdal.dal.query.LocalSetting;
import dev.taskdal.dal.query.QueryListener;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.task.Tasks;
import dev.taskdal.dal.token.Tokens;
import dev.taskdal.dal.user.Users;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in progress. It belongs to the thread and to the lambda that it was given to: used elsewhere, or once the
 * lambda has returned, everything that came from it throws {@link IllegalStateException}.
 */
public final class Transaction extends Session {

    private final Connection connection;
    private final @Nullable QueryListener listener;
    private final @Nullable LocalSetting setting;
    private final TransactionConnection lent;
    private final DSLContext dsl;

    Transaction(Connection connection, @Nullable QueryListener listener, @Nullable LocalSetting setting) {
        this(connection, listener, setting, new TransactionConnection(connection));
    }

    private Transaction(
            Connection connection,
            @Nullable QueryListener listener,
            @Nullable LocalSetting setting,
            TransactionConnection lent) {
        super(lent, listener, setting);
        this.connection = connection;
        this.listener = listener;
        this.setting = setting;
        this.lent = lent;
        this.dsl = Contexts.of(lent);
    }

    /** Users and their profiles, in this transaction. */
    public Users users() {
        return new Users(this);
    }

    /** Tasks, in this transaction. */
    public Tasks tasks() {
        return new Tasks(this);
    }

    /** Users' tags, and which tasks have them, in this transaction. */
    public Labels<TagId> tags() {
        return Labels.tags(this);
    }

    /** Users' categories, and which tasks are in them, in this transaction. */
    public Labels<CategoryId> categories() {
        return Labels.categories(this);
    }

    /** Who changed which task, in this transaction. */
    public TaskHistory history() {
        return new TaskHistory(this);
    }

    /** What users want to be told, and whose digest is due, in this transaction. */
    public NotificationSettings notificationSettings() {
        return new NotificationSettings(this);
    }

    /** With what programs log in for users, in this transaction. */
    public Tokens tokens() {
        return new Tokens(this);
    }

    /** What {@link dev.taskdal.dal.metrics.QueryMetrics} has written, in this transaction. */
    public Metrics metrics() {
        return new Metrics(this);
    }

    /**
     * jOOQ in this transaction, for queries that can't be compiled. It starts no transaction: see {@link #nested}. In a
     * transaction of {@link Acting} this takes a round trip, which says who acts.
     */
    public DSLContext dsl() {
        if (setting != null) {
            set(lent.acquire());
        }
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
        return TransactionRun.nestedIn(connection, listener, setting).run(work);
    }

    void end() {
        lent.end();
    }
}
