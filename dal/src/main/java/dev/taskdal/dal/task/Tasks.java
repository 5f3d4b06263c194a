package dev.taskdal.dal.task;

import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.repeat;
import static org.jooq.impl.DSL.val;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.MissingReferenceException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.query.Text;
import dev.taskdal.dal.query.Times;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.Keys;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.schema.tables.records.TaskRecord;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Reads and writes tasks. Every write is one statement, which commits at once unless a transaction is in progress.
 * Thread-safe if it comes from a {@code Dal}; bound to its transaction and thread if it comes from a transaction. Every
 * method throws a {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses.
 *
 * <p>A task is named by its owner and its id: somebody else's task looks like one that doesn't exist.
 */
public final class Tasks {

    /** Counts on the board are exact up to this many tasks a column. */
    public static final int BOARD_COUNT_LIMIT = 1000;

    /** The longest column of a board. */
    public static final int MAX_BOARD_TASKS = 200;

    private static final Field<String> LOWERED_TITLE = lower(TASK.TITLE).collate("C");

    /** More than a title of 200 characters can have after lower-casing, which at most triples them. */
    private static final int LONGEST_LOWERED_TITLE = 601;

    private static final String LARGEST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final Keyset<Instant, TaskId> NEWEST_FIRST = Keyset.newestFirst(TASK.CREATED_AT, TASK.ID);
    private static final Keyset<String, TaskId> BY_TITLE = Keyset.alphabetical(LOWERED_TITLE, TASK.ID);

    private final DSLContext dsl;

    /** {@code Dal} makes it, with a context that translates errors. */
    public Tasks(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Adds a task.
     *
     * @throws UnknownOwnerException if its user doesn't exist
     * @throws InvalidValueException if a value can't be stored or breaks a check
     */
    public Task create(NewTask task) {
        return createAll(List.of(task)).get(0);
    }

    /**
     * Adds many tasks with one statement: all of them or none.
     *
     * @return the new tasks, in the order in which they were given
     * @throws UnknownOwnerException if one of their users doesn't exist
     * @throws InvalidValueException if a value of one of them can't be stored or breaks a check
     */
    public List<Task> createAll(List<NewTask> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        return knowingOwners(() -> TaskInsert.of(tasks).resultQuery(dsl).fetch(Tasks::task));
    }

    /**
     * A user's task.
     *
     * @throws NotFoundException if the user has no such task
     */
    public Task get(UserId userId, TaskId id) {
        return find(userId, id).orElseThrow(() -> notFound(userId, id));
    }

    /** A user's task, if there is one with that id. */
    public Optional<Task> find(UserId userId, TaskId id) {
        return dsl.selectFrom(TASK)
                .where(TASK.USER_ID.eq(userId))
                .and(TASK.ID.eq(id))
                .fetchOptional(Tasks::task);
    }

    /**
     * Writes title, description and status of a task that was read before.
     *
     * @return the task as it is now
     * @throws StaleVersionException if somebody changed it since it was read
     * @throws NotFoundException if it was deleted, or isn't that user's
     * @throws InvalidValueException if a value can't be stored or breaks a check
     */
    public Task update(Task changed) {
        return dsl.update(TASK)
                .set(TASK.TITLE, Text.storable("title", changed.title()))
                .set(TASK.DESCRIPTION, Text.storable("description", changed.description()))
                .set(TASK.STATUS, changed.status())
                .set(TASK.VERSION, TASK.VERSION.plus(1))
                .set(TASK.UPDATED_AT, currentInstant())
                .where(TASK.USER_ID.eq(changed.userId()))
                .and(TASK.ID.eq(changed.id()))
                .and(TASK.VERSION.eq(changed.version()))
                .returning()
                .fetchOptional(Tasks::task)
                .orElseThrow(() -> new StaleVersionException(
                        "task " + changed.id(),
                        changed.version(),
                        get(changed.userId(), changed.id()).version()));
    }

    /**
     * Deletes a user's task.
     *
     * @return whether there was one
     */
    public boolean delete(UserId userId, TaskId id) {
        return dsl.deleteFrom(TASK)
                        .where(TASK.USER_ID.eq(userId))
                        .and(TASK.ID.eq(id))
                        .execute()
                == 1;
    }

    /** A user's tasks, newest first. Served by {@code ix_task_user_id}. */
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        return newestFirst("user " + userId, TASK.USER_ID.eq(userId), request);
    }

    /** A user's tasks in one status, newest first. Served by {@code ix_task_user_status}. */
    public Page<Task> pageByUserAndStatus(UserId userId, TaskStatus status, PageRequest request) {
        return newestFirst(
                "user " + userId + " " + status, TASK.USER_ID.eq(userId).and(TASK.STATUS.eq(status)), request);
    }

    /** All users' tasks in one status, newest first. Served by {@code ix_task_status}. */
    public Page<Task> pageByStatus(TaskStatus status, PageRequest request) {
        return newestFirst("status " + status, TASK.STATUS.eq(status), request);
    }

    /** All users' tasks, newest first. Served by {@code ix_task_created_at}. */
    public Page<Task> pageNewest(PageRequest request) {
        return newestFirst("newest", DSL.noCondition(), request);
    }

    /**
     * All users' tasks that were created between two instants, newest first. Served by {@code ix_task_created_at}.
     *
     * @param from the first instant that counts
     * @param until the first instant that no longer counts
     * @throws InvalidValueException if {@code until} is before {@code from}, or one is outside of the years 1 to 9999
     */
    public Page<Task> pageCreatedBetween(Instant from, Instant until, PageRequest request) {
        if (until.isBefore(from)) {
            throw new InvalidValueException("The time span ends (" + until + ") before it starts (" + from + ").");
        }
        return newestFirst(
                "created " + from + " " + until,
                TASK.CREATED_AT
                        .ge(Times.storable("start of the time span", from))
                        .and(TASK.CREATED_AT.lt(Times.storable("end of the time span", until))),
                request);
    }

    /**
     * A user's tasks whose title starts with {@code prefix}, by title, without regard to case as the database's
     * {@code lower} sees it. No character of the prefix has a special meaning; every title starts with the empty one.
     * Served by {@code ix_task_title}, also under a generic plan.
     *
     * @throws InvalidValueException if the prefix has a NUL character or half of a character
     */
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, PageRequest request) {
        Field<String> lowered = lower(val(Text.storable("prefix", prefix)));
        Field<String> bound = concat(lowered, repeat(val(LARGEST_CHARACTER), inline(LONGEST_LOWERED_TITLE)));
        return BY_TITLE.page(
                "title " + userId + " " + prefix,
                dsl.select(TASK.fields())
                        .select(LOWERED_TITLE)
                        .from(TASK)
                        .where(TASK.USER_ID.eq(userId))
                        .and(LOWERED_TITLE.ge(lowered))
                        .and(LOWERED_TITLE.lt(bound)),
                request,
                row -> task(row.into(TASK)));
    }

    /**
     * How many tasks there are in each status, of all users. It reads all of them: a report, not for every request.
     *
     * @return a count for every status, 0 if there is none
     */
    public Map<TaskStatus, Long> countByStatus() {
        Map<TaskStatus, Long> counts = new EnumMap<>(TaskStatus.class);
        for (TaskStatus status : TaskStatus.values()) {
            counts.put(status, 0L);
        }
        dsl.select(TASK.STATUS, count())
                .from(TASK)
                .groupBy(TASK.STATUS)
                .forEach(row -> counts.put(row.value1(), row.value2().longValue()));
        return counts;
    }

    /**
     * A user's board, with one statement: the newest tasks of each status, and how many there are, exact up to
     * {@value #BOARD_COUNT_LIMIT}. Its cost doesn't depend on how many tasks the user has. Served by
     * {@code ix_task_user_status}.
     *
     * @param tasksPerColumn 1 to {@value #MAX_BOARD_TASKS}
     * @throws InvalidValueException if {@code tasksPerColumn} is anything else
     */
    public Board board(UserId userId, int tasksPerColumn) {
        if (tasksPerColumn < 1 || tasksPerColumn > MAX_BOARD_TASKS) {
            throw new InvalidValueException("A board of " + tasksPerColumn
                    + " tasks a column can't be had. Ask for 1 to " + MAX_BOARD_TASKS + ".");
        }
        return BoardQuery.fetch(dsl, userId, tasksPerColumn);
    }

    private Page<Task> newestFirst(String list, Condition condition, PageRequest request) {
        return NEWEST_FIRST.page("tasks " + list, dsl.selectFrom(TASK).where(condition), request, Tasks::task);
    }

    private static <T> T knowingOwners(Supplier<T> write) {
        try {
            return write.get();
        } catch (MissingReferenceException e) {
            throw e.constraint().equals(Keys.TASK__FK_TASK_USER.getName()) ? new UnknownOwnerException(e) : e;
        }
    }

    private static NotFoundException notFound(UserId userId, TaskId id) {
        return new NotFoundException("task " + id + " of user " + userId);
    }

    static Task task(TaskRecord row) {
        return new Task(
                row.getUserId(),
                row.getId(),
                row.getTitle(),
                row.getDescription(),
                row.getStatus(),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
