package dev.taskdal.dal.task;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.Times.now;
import static dev.taskdal.schema.Indexes.IX_TASK_CREATED_AT;
import static dev.taskdal.schema.Indexes.IX_TASK_STATUS;
import static dev.taskdal.schema.Indexes.IX_TASK_TITLE;
import static dev.taskdal.schema.Indexes.IX_TASK_USER_ID;
import static dev.taskdal.schema.Indexes.IX_TASK_USER_PRIORITY;
import static dev.taskdal.schema.Indexes.IX_TASK_USER_STATUS;
import static dev.taskdal.schema.Keys.PK_TASK;
import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.repeat;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.SQLDataType.BIGINT;

import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.CompiledCommand;
import dev.taskdal.dal.query.CompiledInsert;
import dev.taskdal.dal.query.CompiledInsertReturning;
import dev.taskdal.dal.query.CompiledPage;
import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.InsertColumns;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.query.Mapping;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.query.Ranked;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Record9;
import org.jooq.SelectSelectStep;

/**
 * The compiled queries behind {@link Tasks}, which is the way to run one of them. Several of them in one round trip:
 * {@link dev.taskdal.dal.query.RoundTrip}.
 */
public final class TaskQueries {

    /** All of them. */
    public static final Queries QUERIES = Queries.named("Tasks", Queries.class);

    /** Makes a task of the columns of {@link #task()}. */
    public static final Mapping<
                    Record9<UserId, TaskId, String, String, TaskStatus, TaskPriority, Integer, Instant, Instant>, Task>
            AS_TASK = mapping(Task::new);

    private static final Keyset<Instant, TaskId> NEWEST_FIRST = Keyset.newestFirst(TASK.CREATED_AT, TASK.ID);

    private static final Keyset<Ranked<TaskPriority>, TaskId> MOST_URGENT_FIRST =
            Keyset.highestFirst(TASK.PRIORITY, TASK.CREATED_AT, TASK.ID);

    private static final Field<String> LOWERED_TITLE = lower(TASK.TITLE).collate("C");

    private static final Keyset<String, TaskId> BY_TITLE = Keyset.alphabetical(LOWERED_TITLE, TASK.ID);

    /** More than a title of 200 characters can have after lower-casing, which at most triples them. */
    private static final int LONGEST_LOWERED_TITLE = 601;

    private static final String LARGEST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private TaskQueries() {}

    /** Names a task. */
    public record Key(UserId userId, TaskId id) {}

    /** A user's task. */
    public static final CompiledQuery<Key, Task> FIND = QUERIES.query(
            "find",
            Contract.key(PK_TASK).buffers(5),
            p -> task().from(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Key::userId)))
                    .and(TASK.ID.eq(p.value(TASK.ID, Key::id))),
            AS_TASK);

    static final CompiledQuery<NewTask, Task> CREATE = QUERIES.query(
            "create",
            Contract.noIndex().buffers(40),
            p -> insertInto(TASK)
                    .set(TASK.USER_ID, p.value(TASK.USER_ID, NewTask::userId))
                    .set(TASK.TITLE, p.value(TASK.TITLE, NewTask::title))
                    .set(TASK.DESCRIPTION, p.value(TASK.DESCRIPTION, NewTask::description))
                    .set(TASK.STATUS, p.value(TASK.STATUS, NewTask::status))
                    .set(TASK.PRIORITY, p.value(TASK.PRIORITY, NewTask::priority))
                    .returningResult(
                            TASK.USER_ID,
                            TASK.ID,
                            TASK.TITLE,
                            TASK.DESCRIPTION,
                            TASK.STATUS,
                            TASK.PRIORITY,
                            TASK.VERSION,
                            TASK.CREATED_AT,
                            TASK.UPDATED_AT),
            AS_TASK);

    static final CompiledInsertReturning<NewTask, Task> CREATE_ALL = QUERIES.insertReturning(
            "createAll",
            Contract.noIndex()
                    .linear("It writes as many rows as it is given.")
                    .sorting("What was inserted comes in the order of the list."),
            TASK,
            TaskQueries::columns,
            task(),
            AS_TASK);

    static final CompiledInsert<NewTask> IMPORT = QUERIES.insert(
            "importAll",
            Contract.noIndex().linear("It writes as many rows as it is given."),
            TASK,
            TaskQueries::columns);

    static final CompiledQuery<Task, Task> UPDATE = QUERIES.query(
            "update",
            Contract.key(PK_TASK).buffers(45),
            p -> update(TASK)
                    .set(TASK.TITLE, p.value(TASK.TITLE, Task::title))
                    .set(TASK.DESCRIPTION, p.value(TASK.DESCRIPTION, Task::description))
                    .set(TASK.STATUS, p.value(TASK.STATUS, Task::status))
                    .set(TASK.PRIORITY, p.value(TASK.PRIORITY, Task::priority))
                    .set(TASK.VERSION, TASK.VERSION.plus(1))
                    .set(TASK.UPDATED_AT, now())
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Task::userId)))
                    .and(TASK.ID.eq(p.value(TASK.ID, Task::id)))
                    .and(TASK.VERSION.eq(p.value(TASK.VERSION, Task::version)))
                    .returningResult(
                            TASK.USER_ID,
                            TASK.ID,
                            TASK.TITLE,
                            TASK.DESCRIPTION,
                            TASK.STATUS,
                            TASK.PRIORITY,
                            TASK.VERSION,
                            TASK.CREATED_AT,
                            TASK.UPDATED_AT),
            AS_TASK);

    static final CompiledCommand<Key> DELETE = QUERIES.command(
            "delete",
            Contract.key(PK_TASK).buffers(6),
            p -> deleteFrom(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Key::userId)))
                    .and(TASK.ID.eq(p.value(TASK.ID, Key::id))));

    static final CompiledCommand<Task> DELETE_UNCHANGED = QUERIES.command(
            "deleteUnchanged",
            Contract.key(PK_TASK).buffers(6),
            p -> deleteFrom(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Task::userId)))
                    .and(TASK.ID.eq(p.value(TASK.ID, Task::id)))
                    .and(TASK.VERSION.eq(p.value(TASK.VERSION, Task::version))));

    /** A user's tasks, newest first. */
    public static final CompiledPage<UserId, Task> BY_USER = QUERIES.page(
            "pageByUser",
            page(IX_TASK_USER_ID),
            NEWEST_FIRST,
            p -> task().from(TASK).where(TASK.USER_ID.eq(p.value(TASK.USER_ID))),
            AS_TASK);

    /** A user's tasks in one status. */
    public record InStatus(UserId userId, TaskStatus status) {}

    /** A user's tasks in one status, newest first. */
    public static final CompiledPage<InStatus, Task> BY_USER_AND_STATUS = QUERIES.page(
            "pageByUserAndStatus",
            page(IX_TASK_USER_STATUS),
            NEWEST_FIRST,
            p -> task().from(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, InStatus::userId)))
                    .and(TASK.STATUS.eq(p.value(TASK.STATUS, InStatus::status))),
            AS_TASK);

    /** A user, and two instants, of which the second no longer counts. */
    public record UserBetween(UserId userId, Instant from, Instant until) {}

    /** A user's tasks that were created between two instants, newest first. */
    public static final CompiledPage<UserBetween, Task> BY_USER_CREATED_BETWEEN = QUERIES.page(
            "pageByUserCreatedBetween",
            page(IX_TASK_USER_ID),
            NEWEST_FIRST,
            p -> task().from(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, UserBetween::userId)))
                    .and(TASK.CREATED_AT.ge(p.value(TASK.CREATED_AT, UserBetween::from)))
                    .and(TASK.CREATED_AT.lt(p.value(TASK.CREATED_AT, UserBetween::until))),
            AS_TASK);

    /** A user's open tasks, most urgent first. Their statuses are constants, as the index has them in its condition. */
    public static final CompiledPage<UserId, Task> OPEN_BY_PRIORITY = QUERIES.page(
            "pageOpenByPriority",
            page(IX_TASK_USER_PRIORITY),
            MOST_URGENT_FIRST,
            p -> task().from(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID)))
                    .and(TASK.STATUS.in(TaskStatus.TODO, TaskStatus.IN_PROGRESS)),
            AS_TASK);

    /** All users' tasks in one status, newest first. */
    public static final CompiledPage<TaskStatus, Task> BY_STATUS = QUERIES.page(
            "pageByStatus",
            page(IX_TASK_STATUS),
            NEWEST_FIRST,
            p -> task().from(TASK).where(TASK.STATUS.eq(p.value(TASK.STATUS))),
            AS_TASK);

    /** All users' tasks, newest first. */
    public static final CompiledPage<Void, Task> NEWEST =
            QUERIES.page("pageNewest", page(IX_TASK_CREATED_AT), NEWEST_FIRST, p -> task().from(TASK), AS_TASK);

    /** Two instants, of which the second no longer counts. */
    public record Between(Instant from, Instant until) {}

    /** All users' tasks that were created between two instants, newest first. */
    public static final CompiledPage<Between, Task> CREATED_BETWEEN = QUERIES.page(
            "pageCreatedBetween",
            page(IX_TASK_CREATED_AT),
            NEWEST_FIRST,
            p -> task().from(TASK)
                    .where(TASK.CREATED_AT.ge(p.value(TASK.CREATED_AT, Between::from)))
                    .and(TASK.CREATED_AT.lt(p.value(TASK.CREATED_AT, Between::until))),
            AS_TASK);

    /** The start of a user's titles, in whatever case. */
    public record Prefix(UserId userId, String prefix) {}

    /** A user's tasks whose title starts with a prefix, by title. */
    public static final CompiledPage<Prefix, Task> BY_TITLE_PREFIX = QUERIES.page(
            "pageByTitlePrefix",
            // Of titles of 200 characters, a leaf holds fewer than 40.
            page(IX_TASK_TITLE).buffers(40),
            BY_TITLE,
            p -> {
                Field<String> lowered = lower(p.value(TASK.TITLE, Prefix::prefix));
                return task().from(TASK)
                        .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Prefix::userId)))
                        .and(LOWERED_TITLE.ge(lowered))
                        .and(LOWERED_TITLE.lt(
                                concat(lowered, repeat(inline(LARGEST_CHARACTER), inline(LONGEST_LOWERED_TITLE)))));
            },
            AS_TASK);

    /** A user's board of 20 tasks a column. */
    static final CompiledQuery<UserId, BoardQuery.Row> BOARD = BoardQuery.in(QUERIES, 20);

    record StatusCount(TaskStatus status, long tasks) {}

    static final CompiledQuery<Void, StatusCount> COUNT_BY_STATUS = QUERIES.query(
            "countByStatus",
            Contract.index(IX_TASK_STATUS)
                    .rows(TaskStatus.values().length)
                    .linear("An exact count reads all that it counts."),
            p -> select(TASK.STATUS, count().cast(BIGINT)).from(TASK).groupBy(TASK.STATUS),
            mapping(StatusCount::new));

    /** The way down the index, its leaves, and for each row a block of its own. One row tells whether there are more. */
    private static Contract page(Index index) {
        return Contract.index(index).rows(PageRequest.MAX_SIZE + 1).buffers(12).buffersPerRow(1);
    }

    /** The columns of a task, in the order of its constructor: for a query that ends with {@link #AS_TASK}. */
    public static SelectSelectStep<
                    Record9<UserId, TaskId, String, String, TaskStatus, TaskPriority, Integer, Instant, Instant>>
            task() {
        return select(
                TASK.USER_ID,
                TASK.ID,
                TASK.TITLE,
                TASK.DESCRIPTION,
                TASK.STATUS,
                TASK.PRIORITY,
                TASK.VERSION,
                TASK.CREATED_AT,
                TASK.UPDATED_AT);
    }

    private static void columns(InsertColumns<NewTask> columns) {
        columns.set(TASK.USER_ID, NewTask::userId)
                .set(TASK.TITLE, NewTask::title)
                .set(TASK.DESCRIPTION, NewTask::description)
                .set(TASK.STATUS, NewTask::status)
                .set(TASK.PRIORITY, NewTask::priority);
    }
}
