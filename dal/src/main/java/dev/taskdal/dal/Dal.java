package dev.taskdal.dal;

import dev.taskdal.dal.error.SqlErrors;
import dev.taskdal.dal.history.HistoryQueries;
import dev.taskdal.dal.history.TaskHistory;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.LabelQueries;
import dev.taskdal.dal.label.Labels;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.metrics.MetricQueries;
import dev.taskdal.dal.metrics.Metrics;
import dev.taskdal.dal.notification.NotificationQueries;
import dev.taskdal.dal.notification.NotificationSettings;
import dev.taskdal.dal.query.Compiled;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.query.QueryListener;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.task.TaskQueries;
import dev.taskdal.dal.task.Tasks;
import dev.taskdal.dal.token.TokenQueries;
import dev.taskdal.dal.token.Tokens;
import dev.taskdal.dal.user.ProfileQueries;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.dal.user.UserQueries;
import dev.taskdal.dal.user.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The data access layer over a {@code DataSource}, best a pool. One for an application; thread-safe. It holds no
 * connection between calls and needs no closing.
 *
 * <p>Each statement runs on a connection of its own and commits at once; {@link #inTransaction} runs several as one. If
 * the data source hands out the connection of a transaction that is in progress, as Spring's {@code
 * TransactionAwareDataSourceProxy} does, then all of that joins it, and commits or rolls back with it.
 */
public final class Dal extends Session {

    private final DataSource dataSource;
    private final @Nullable QueryListener listener;
    private final DSLContext dsl;
    private final Users users;
    private final Tasks tasks;
    private final Labels<TagId> tags;
    private final Labels<CategoryId> categories;
    private final TaskHistory history;
    private final NotificationSettings notificationSettings;
    private final Tokens tokens;
    private final Metrics metrics;

    private Dal(DataSource dataSource, PooledConnections connections, @Nullable QueryListener listener) {
        super(connections, listener);
        this.dataSource = dataSource;
        this.listener = listener;
        this.dsl = Contexts.of(connections);
        this.users = new Users(this);
        this.tasks = new Tasks(this);
        this.tags = Labels.tags(this);
        this.categories = Labels.categories(this);
        this.history = new TaskHistory(this);
        this.notificationSettings = new NotificationSettings(this);
        this.tokens = new Tokens(this);
        this.metrics = new Metrics(this);
    }

    /**
     * Opens the layer, if the schema of the database is one that this jar works with, which takes one round trip. Call it
     * outside of a transaction.
     *
     * @throws IllegalArgumentException if connections come with auto-commit off: nobody would commit single statements
     * @throws dev.taskdal.dal.error.SchemaMismatchException if the database has to be migrated first, or wants a newer jar
     * @throws dev.taskdal.dal.error.DalException if the role may not see which schema the database has
     * @throws dev.taskdal.dal.error.DatabaseUnavailableException if no connection can be had
     */
    public static Dal open(DataSource dataSource) {
        return opened(dataSource, null);
    }

    /**
     * Opens the layer as {@link #open(DataSource)} does, with somebody to be told of each execution of a compiled query.
     *
     * @throws IllegalArgumentException if connections come with auto-commit off: nobody would commit single statements
     * @throws dev.taskdal.dal.error.SchemaMismatchException if the database has to be migrated first, or wants a newer jar
     * @throws dev.taskdal.dal.error.DalException if the role may not see which schema the database has
     * @throws dev.taskdal.dal.error.DatabaseUnavailableException if no connection can be had
     */
    public static Dal open(DataSource dataSource, QueryListener listener) {
        return opened(dataSource, listener);
    }

    private static Dal opened(DataSource dataSource, @Nullable QueryListener listener) {
        // Compiles them now: what is wrong with one shows when a service starts, and no request waits for it.
        sets();
        PooledConnections connections = new PooledConnections(dataSource);
        Connection connection = connections.acquire();
        try {
            if (!connection.getAutoCommit()) {
                throw new IllegalArgumentException("The data source hands out connections with auto-commit off, so that"
                        + " a single statement would never be committed. Turn auto-commit on (in HikariCP:"
                        + " autoCommit=true), or open the Dal outside of a transaction.");
            }
            SchemaHandshake.ofThisJar().with(DatabaseSchema.read(connection));
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        } finally {
            connections.release(connection);
        }
        return new Dal(dataSource, connections, listener);
    }

    /** The compiled queries of this layer itself: what each is called, sends and promises. */
    public static List<Compiled> queries() {
        return sets().stream().map(Queries::all).flatMap(Collection::stream).toList();
    }

    static List<Queries> sets() {
        return List.of(
                UserQueries.QUERIES,
                ProfileQueries.QUERIES,
                TaskQueries.QUERIES,
                LabelQueries.TAGS.queries,
                LabelQueries.CATEGORIES.queries,
                HistoryQueries.QUERIES,
                NotificationQueries.QUERIES,
                TokenQueries.QUERIES,
                MetricQueries.QUERIES);
    }

    /** Users and their profiles. */
    public Users users() {
        return users;
    }

    /** Tasks. */
    public Tasks tasks() {
        return tasks;
    }

    /** Users' tags, and which tasks have them. */
    public Labels<TagId> tags() {
        return tags;
    }

    /** Users' categories, and which tasks are in them. */
    public Labels<CategoryId> categories() {
        return categories;
    }

    /** Who changed which task, when and how. */
    public TaskHistory history() {
        return history;
    }

    /** What users want to be told, and whose digest is due. */
    public NotificationSettings notificationSettings() {
        return notificationSettings;
    }

    /** With what programs log in for users. */
    public Tokens tokens() {
        return tokens;
    }

    /** What {@link dev.taskdal.dal.metrics.QueryMetrics} has written. */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * jOOQ on this data source, for queries against {@code dev.taskdal.schema} that can't be compiled. Its errors are those of
     * {@code dev.taskdal.dal.error}. It starts no transaction: that is what {@link #inTransaction} is for.
     */
    public DSLContext dsl() {
        return dsl;
    }

    /**
     * Runs work in a transaction: commits if it returns, rolls back if it throws. Joined to a transaction in progress,
     * it sets a savepoint instead, and rolls back to that.
     *
     * @return what the work returns
     * @throws E what the work throws, after the rollback
     * @throws dev.taskdal.dal.error.RetryableConflictException if the commit was refused since another transaction was
     *     in the way
     * @throws dev.taskdal.dal.error.DatabaseUnavailableException if no connection can be had, or if it is lost; lost
     *     during the commit, it isn't known whether that took place
     */
    public <T extends @Nullable Object, E extends Exception> T inTransaction(TransactionWork<T, E> work) throws E {
        return TransactionRun.on(dataSource, listener, null, work);
    }

    /**
     * Runs work in a transaction as {@link #inTransaction} does, and again, from its beginning, if a deadlock or a
     * serialization failure has rolled that back: {@value dev.taskdal.dal.query.Attempts#MAX} times in all. So the work
     * must do nothing outside of the database that can't be done again. Joined to a transaction in progress it runs once,
     * since that one is lost as a whole.
     *
     * @return what the work returns
     * @throws E what the work throws, after the rollback
     * @throws dev.taskdal.dal.error.RetryableConflictException if another transaction was in the way each time
     * @throws dev.taskdal.dal.error.DatabaseUnavailableException as {@link #inTransaction}
     */
    public <T extends @Nullable Object, E extends Exception> T inRepeatableTransaction(TransactionWork<T, E> work)
            throws E {
        return TransactionRun.repeatedly(dataSource, listener, null, work);
    }

    /**
     * This layer on behalf of a user, whom the history of tasks then names as the one who acted; without, it names the
     * role that is logged in to the database. It takes no round trip more. The user isn't checked: that is up to whoever
     * authenticated him or her.
     */
    public Acting actingAs(UserId user) {
        return new Acting(dataSource, listener, user);
    }
}
