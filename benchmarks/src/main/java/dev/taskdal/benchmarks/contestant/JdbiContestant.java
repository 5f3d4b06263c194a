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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Jdbi's fluent interface with registered row mappers. */
final class JdbiContestant implements Contestant {

    private static final int BATCH = 1000;

    private final Jdbi jdbi;

    JdbiContestant(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource)
                .registerRowMapper(Task.class, (row, context) -> Rows.task(row))
                .registerRowMapper(TitledTask.class, (row, context) -> Rows.titledTask(row))
                .registerRowMapper(StatusCount.class, (row, context) -> Rows.count(row))
                .registerRowMapper(User.class, (row, context) -> Rows.user(row));
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) {
        return jdbi.withHandle(handle -> handle.createQuery(Sql.FIND_TASK)
                .bind(0, userId.value())
                .bind(1, id.value())
                .mapTo(Task.class)
                .findOne());
    }

    @Override
    public Optional<User> findUser(String email) {
        return jdbi.withHandle(handle -> handle.createQuery(Sql.FIND_USER_BY_EMAIL)
                .bind(0, email)
                .mapTo(User.class)
                .findOne());
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        return jdbi.withHandle(handle -> page(handle, userId, request));
    }

    private static Page<Task> page(Handle handle, UserId userId, PageRequest request) {
        int limit = request.size() + 1;
        Query query = Pages.position(request)
                .map(position -> handle.createQuery(Sql.NEWEST_FIRST_AFTER + limit)
                        .bind(1, position.createdAt().atOffset(ZoneOffset.UTC))
                        .bind(2, position.id()))
                .orElseGet(() -> handle.createQuery(Sql.NEWEST_FIRST + limit));
        return Pages.newestFirst(query.bind(0, userId.value()).mapTo(Task.class).list(), request);
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) {
        return jdbi.withHandle(handle -> Pages.byTitle(
                handle.createQuery(Sql.BY_TITLE_PREFIX + (size + 1))
                        .bind(0, userId.value())
                        .bind(1, prefix)
                        .bind(2, prefix)
                        .mapTo(TitledTask.class)
                        .list(),
                size));
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) {
        return jdbi.withHandle(handle -> Boards.of(
                counts(handle, userId),
                status -> handle.createQuery(Sql.NEWEST_IN_STATUS + tasksPerColumn)
                        .bind(0, userId.value())
                        .bind(1, status.getLiteral())
                        .mapTo(Task.class)
                        .list()));
    }

    @Override
    public Screen screen(UserId userId, int pageSize) {
        return jdbi.withHandle(handle -> new Screen(
                handle.createQuery(Sql.FIND_USER)
                        .bind(0, userId.value())
                        .mapTo(User.class)
                        .one(),
                page(handle, userId, PageRequest.first(pageSize)),
                counts(handle, userId)));
    }

    @Override
    public List<Task> listAll(UserId userId) {
        return jdbi.withHandle(handle -> handle.createQuery(Sql.LIST_ALL)
                .bind(0, userId.value())
                .mapTo(Task.class)
                .list());
    }

    @Override
    public Task create(NewTask task) {
        return jdbi.withHandle(handle -> handle.createQuery(Sql.INSERT_RETURNING)
                .bind(0, task.userId().value())
                .bind(1, task.title())
                .bind(2, task.description())
                .bind(3, task.status().getLiteral())
                .bind(4, task.priority().getLiteral())
                .mapTo(Task.class)
                .one());
    }

    @Override
    public Task update(Task changed) {
        return jdbi.withHandle(handle -> handle.createQuery(Sql.UPDATE_RETURNING)
                .bind(0, changed.title())
                .bind(1, changed.description())
                .bind(2, changed.status().getLiteral())
                .bind(3, changed.priority().getLiteral())
                .bind(4, changed.userId().value())
                .bind(5, changed.id().value())
                .bind(6, changed.version())
                .mapTo(Task.class)
                .one());
    }

    @Override
    public void createAll(List<NewTask> tasks) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(Sql.INSERT);
            for (NewTask task : tasks) {
                batch.bind(0, task.userId().value())
                        .bind(1, task.title())
                        .bind(2, task.description())
                        .bind(3, task.status().getLiteral())
                        .bind(4, task.priority().getLiteral())
                        .bind(4, task.priority().getLiteral())
                        .add();
                if (batch.size() == BATCH) {
                    batch.execute();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    private static Map<TaskStatus, CappedCount> counts(Handle handle, UserId userId) {
        return Boards.counts(handle.createQuery(Sql.COUNTS)
                .bind(0, userId.value())
                .mapTo(StatusCount.class)
                .list());
    }
}
