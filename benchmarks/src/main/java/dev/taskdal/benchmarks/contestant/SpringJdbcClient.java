package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's {@code JdbcClient} with row mappers; batches, which it leaves to {@code JdbcTemplate}, with that. */
final class SpringJdbcClient implements Contestant {

    private static final int BATCH = 1000;

    private final RowMapper<Task> asTask;
    private final RowMapper<TitledTask> asTitledTask;
    private final RowMapper<StatusCount> asCount;
    private final RowMapper<User> asUser;
    private final JdbcClient client;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;

    private SpringJdbcClient(
            DataSource dataSource,
            RowMapper<Task> asTask,
            RowMapper<TitledTask> asTitledTask,
            RowMapper<StatusCount> asCount,
            RowMapper<User> asUser) {
        this.asTask = asTask;
        this.asTitledTask = asTitledTask;
        this.asCount = asCount;
        this.asUser = asUser;
        this.client = JdbcClient.create(dataSource);
        this.template = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** As its manual has it. */
    static SpringJdbcClient byName(DataSource dataSource) {
        return new SpringJdbcClient(
                dataSource,
                (row, number) -> NamedRows.task(row),
                (row, number) -> NamedRows.titledTask(row),
                (row, number) -> NamedRows.count(row),
                (row, number) -> NamedRows.user(row));
    }

    /** With the same code for rows as JDBC by hand. */
    static SpringJdbcClient byIndex(DataSource dataSource) {
        return new SpringJdbcClient(
                dataSource,
                (row, number) -> Rows.task(row),
                (row, number) -> Rows.titledTask(row),
                (row, number) -> Rows.count(row),
                (row, number) -> Rows.user(row));
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) {
        return client.sql(Sql.FIND_TASK)
                .param(userId.value())
                .param(id.value())
                .query(asTask)
                .optional();
    }

    @Override
    public Optional<User> findUser(String email) {
        return client.sql(Sql.FIND_USER_BY_EMAIL).param(email).query(asUser).optional();
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        int limit = request.size() + 1;
        StatementSpec statement = Pages.position(request)
                .map(position -> client.sql(Sql.NEWEST_FIRST_AFTER + limit)
                        .param(userId.value())
                        .param(position.createdAt().atOffset(ZoneOffset.UTC))
                        .param(position.id()))
                .orElseGet(() -> client.sql(Sql.NEWEST_FIRST + limit).param(userId.value()));
        return Pages.newestFirst(statement.query(asTask).list(), request);
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) {
        List<TitledTask> rows = client.sql(Sql.BY_TITLE_PREFIX + (size + 1))
                .param(userId.value())
                .param(prefix)
                .param(prefix)
                .query(asTitledTask)
                .list();
        return Pages.byTitle(rows, size);
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) {
        return Boards.of(
                counts(userId),
                status -> client.sql(Sql.NEWEST_IN_STATUS + tasksPerColumn)
                        .param(userId.value())
                        .param(status.getLiteral())
                        .query(asTask)
                        .list());
    }

    @Override
    public Screen screen(UserId userId, int pageSize) {
        return new Screen(
                client.sql(Sql.FIND_USER).param(userId.value()).query(asUser).single(),
                pageByUser(userId, PageRequest.first(pageSize)),
                counts(userId));
    }

    @Override
    public List<Task> listAll(UserId userId) {
        return client.sql(Sql.LIST_ALL).param(userId.value()).query(asTask).list();
    }

    @Override
    public Task create(NewTask task) {
        return client.sql(Sql.INSERT_RETURNING)
                .param(task.userId().value())
                .param(task.title())
                .param(task.description())
                .param(task.status().getLiteral())
                .param(task.priority().getLiteral())
                .query(asTask)
                .single();
    }

    @Override
    public Task update(Task changed) {
        return client.sql(Sql.UPDATE_RETURNING)
                .param(changed.title())
                .param(changed.description())
                .param(changed.status().getLiteral())
                .param(changed.priority().getLiteral())
                .param(changed.userId().value())
                .param(changed.id().value())
                .param(changed.version())
                .query(asTask)
                .single();
    }

    @Override
    public void createAll(List<NewTask> tasks) {
        transaction.executeWithoutResult(status -> template.batchUpdate(Sql.INSERT, tasks, BATCH, Jdbc::bind));
    }

    private Map<TaskStatus, CappedCount> counts(UserId userId) {
        return Boards.counts(
                client.sql(Sql.COUNTS).param(userId.value()).query(asCount).list());
    }
}
