package dev.taskdal.benchmarks.contestant;

import static dev.taskdal.schema.Tables.APP_USER;
import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.chr;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.repeat;
import static org.jooq.impl.DSL.val;

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
import dev.taskdal.schema.tables.records.AppUserRecord;
import dev.taskdal.schema.tables.records.TaskRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.SelectSeekStep2;
import org.jooq.impl.DSL;

/** jOOQ's DSL with generated classes, as it comes: queries are built and rendered at each call. */
final class PlainJooq implements Contestant {

    private static final Field<String> LOWERED_TITLE = lower(TASK.TITLE).collate("C");

    private final DSLContext dsl;

    PlainJooq(DataSource dataSource) {
        this.dsl = DSL.using(dataSource, SQLDialect.POSTGRES);
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) {
        return dsl.selectFrom(TASK)
                .where(TASK.USER_ID.eq(userId))
                .and(TASK.ID.eq(id))
                .fetchOptional(PlainJooq::task);
    }

    @Override
    public Optional<User> findUser(String email) {
        return dsl.selectFrom(APP_USER)
                .where(lower(APP_USER.EMAIL).eq(lower(email)))
                .fetchOptional(PlainJooq::user);
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        var newestFirst = newestFirst(TASK.USER_ID.eq(userId));
        var limit = inline(request.size() + 1);
        List<Task> rows = Pages.position(request)
                .map(position -> newestFirst
                        .seek(position.createdAt(), new TaskId(position.id()))
                        .limit(limit)
                        .fetch(PlainJooq::task))
                .orElseGet(() -> newestFirst.limit(limit).fetch(PlainJooq::task));
        return Pages.newestFirst(rows, request);
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) {
        Field<String> lowered = lower(val(prefix));
        Field<String> bound = lowered.concat(repeat(chr(inline(Character.MAX_CODE_POINT)), inline(601)));
        List<TitledTask> rows = dsl.select(TASK.fields())
                .select(LOWERED_TITLE)
                .from(TASK)
                .where(TASK.USER_ID.eq(userId))
                .and(LOWERED_TITLE.ge(lowered))
                .and(LOWERED_TITLE.lt(bound))
                .orderBy(LOWERED_TITLE, TASK.ID)
                .limit(inline(size + 1))
                .fetch(row -> new TitledTask(task(row.into(TASK)), row.get(LOWERED_TITLE)));
        return Pages.byTitle(rows, size);
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) {
        return Boards.of(
                counts(userId),
                status -> newestFirst(TASK.USER_ID.eq(userId).and(TASK.STATUS.eq(status)))
                        .limit(inline(tasksPerColumn))
                        .fetch(PlainJooq::task));
    }

    @Override
    public Screen screen(UserId userId, int pageSize) {
        return new Screen(
                dsl.selectFrom(APP_USER).where(APP_USER.ID.eq(userId)).fetchSingle(PlainJooq::user),
                pageByUser(userId, PageRequest.first(pageSize)),
                counts(userId));
    }

    @Override
    public List<Task> listAll(UserId userId) {
        return newestFirst(TASK.USER_ID.eq(userId)).fetch(PlainJooq::task);
    }

    @Override
    public Task create(NewTask task) {
        return dsl.insertInto(TASK, TASK.USER_ID, TASK.TITLE, TASK.DESCRIPTION, TASK.STATUS, TASK.PRIORITY)
                .values(task.userId(), task.title(), task.description(), task.status(), task.priority())
                .returning()
                .fetchSingle(PlainJooq::task);
    }

    @Override
    public Task update(Task changed) {
        return dsl.update(TASK)
                .set(TASK.TITLE, changed.title())
                .set(TASK.DESCRIPTION, changed.description())
                .set(TASK.STATUS, changed.status())
                .set(TASK.PRIORITY, changed.priority())
                .set(TASK.VERSION, TASK.VERSION.plus(1))
                .set(TASK.UPDATED_AT, currentInstant())
                .where(TASK.USER_ID.eq(changed.userId()))
                .and(TASK.ID.eq(changed.id()))
                .and(TASK.VERSION.eq(changed.version()))
                .returning()
                .fetchSingle(PlainJooq::task);
    }

    @Override
    public void createAll(List<NewTask> tasks) {
        dsl.transaction(tx -> {
            BatchBindStep batch = tx.dsl()
                    .batch(DSL.insertInto(TASK, TASK.USER_ID, TASK.TITLE, TASK.DESCRIPTION, TASK.STATUS, TASK.PRIORITY)
                            .values((UserId) null, null, null, null, null));
            for (NewTask task : tasks) {
                batch.bind(task.userId(), task.title(), task.description(), task.status(), task.priority());
            }
            batch.execute();
        });
    }

    private Map<TaskStatus, CappedCount> counts(UserId userId) {
        return Boards.counts(
                dsl.fetch(CountsQuery.of(val(userId, TASK.USER_ID))).map(mapping(StatusCount::new)));
    }

    private SelectSeekStep2<TaskRecord, Instant, TaskId> newestFirst(Condition condition) {
        return dsl.selectFrom(TASK).where(condition).orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc());
    }

    private static Task task(TaskRecord row) {
        return new Task(
                row.getUserId(),
                row.getId(),
                row.getTitle(),
                row.getDescription(),
                row.getStatus(),
                row.getPriority(),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    private static User user(AppUserRecord row) {
        return new User(
                row.getId(),
                row.getEmail(),
                row.getDisplayName(),
                row.getPasswordHash(),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
