package dev.taskdal.dal.task;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.MissingReferenceException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.query.Text;
import dev.taskdal.dal.query.Times;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.Keys;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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

    private final Session session;

    /** {@code Dal} and its transactions make it. */
    public Tasks(Session session) {
        this.session = session;
    }

    /**
     * Adds a task.
     *
     * @throws UnknownOwnerException if its user doesn't exist
     * @throws InvalidValueException if a value can't be stored or breaks a check
     */
    public Task create(NewTask task) {
        return knowingOwners(() -> TaskQueries.CREATE.get(session, task));
    }

    /**
     * Adds many tasks with one statement: all of them or none.
     *
     * @return the new tasks, in the order in which they were given
     * @throws UnknownOwnerException if one of their users doesn't exist
     * @throws InvalidValueException if a value of one of them can't be stored or breaks a check
     */
    public List<Task> createAll(List<NewTask> tasks) {
        return knowingOwners(() -> TaskQueries.CREATE_ALL.list(session, tasks));
    }

    /**
     * Adds many tasks with one statement, all of them or none, without returning them: the faster way for a great many.
     *
     * @return how many were added
     * @throws UnknownOwnerException if one of their users doesn't exist
     * @throws InvalidValueException if a value of one of them can't be stored or breaks a check
     */
    public int importAll(List<NewTask> tasks) {
        return knowingOwners(() -> TaskQueries.IMPORT.execute(session, tasks));
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
        return TaskQueries.FIND.find(session, new TaskQueries.Key(userId, id));
    }

    /**
     * Writes title, description, status and priority of a task that was read before.
     *
     * @return the task as it is now
     * @throws StaleVersionException if somebody changed it since it was read
     * @throws NotFoundException if it was deleted, or isn't that user's
     * @throws InvalidValueException if a value can't be stored or breaks a check
     */
    public Task update(Task changed) {
        return TaskQueries.UPDATE.find(session, changed).orElseThrow(() -> stale(changed));
    }

    /**
     * Deletes a user's task.
     *
     * @return whether there was one
     */
    public boolean delete(UserId userId, TaskId id) {
        return TaskQueries.DELETE.execute(session, new TaskQueries.Key(userId, id)) == 1;
    }

    /**
     * Deletes a task that was read before.
     *
     * @throws StaleVersionException if somebody changed it since it was read
     * @throws NotFoundException if it was deleted, or isn't that user's
     */
    public void delete(Task read) {
        if (TaskQueries.DELETE_UNCHANGED.execute(session, read) == 0) {
            throw stale(read);
        }
    }

    /** A user's tasks, newest first. Served by {@code ix_task_user_id}. */
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        return TaskQueries.BY_USER.page(session, userId, request);
    }

    /** A user's tasks in one status, newest first. Served by {@code ix_task_user_status}. */
    public Page<Task> pageByUserAndStatus(UserId userId, TaskStatus status, PageRequest request) {
        return TaskQueries.BY_USER_AND_STATUS.page(session, new TaskQueries.InStatus(userId, status), request);
    }

    /**
     * What a user should do next: the tasks to do and in progress, most urgent first, newest first among equals. Served by
     * {@code ix_task_user_priority}, which has no others.
     */
    public Page<Task> pageOpenByPriority(UserId userId, PageRequest request) {
        return TaskQueries.OPEN_BY_PRIORITY.page(session, userId, request);
    }

    /** All users' tasks in one status, newest first. Served by {@code ix_task_status}. */
    public Page<Task> pageByStatus(TaskStatus status, PageRequest request) {
        return TaskQueries.BY_STATUS.page(session, status, request);
    }

    /** All users' tasks, newest first. Served by {@code ix_task_created_at}. */
    public Page<Task> pageNewest(PageRequest request) {
        return TaskQueries.NEWEST.page(session, null, request);
    }

    /**
     * All users' tasks that were created between two instants, newest first. Served by {@code ix_task_created_at}.
     *
     * @param from the first instant that counts
     * @param until the first instant that no longer counts
     * @throws InvalidValueException if {@code until} is before {@code from}, or one is outside of the years 1 to 9999
     */
    public Page<Task> pageCreatedBetween(Instant from, Instant until, PageRequest request) {
        return TaskQueries.CREATED_BETWEEN.page(session, between(from, until), request);
    }

    /**
     * A user's tasks that were created between two instants, newest first. Served by {@code ix_task_user_id}.
     *
     * @param from the first instant that counts
     * @param until the first instant that no longer counts
     * @throws InvalidValueException if {@code until} is before {@code from}, or one is outside of the years 1 to 9999
     */
    public Page<Task> pageByUserCreatedBetween(UserId userId, Instant from, Instant until, PageRequest request) {
        TaskQueries.Between between = between(from, until);
        return TaskQueries.BY_USER_CREATED_BETWEEN.page(
                session, new TaskQueries.UserBetween(userId, between.from(), between.until()), request);
    }

    private static TaskQueries.Between between(Instant from, Instant until) {
        if (until.isBefore(from)) {
            throw new InvalidValueException("The time span ends (" + until + ") before it starts (" + from + ").");
        }
        return new TaskQueries.Between(
                Times.storable("start of the time span", from), Times.storable("end of the time span", until));
    }

    /**
     * A user's tasks whose title starts with {@code prefix}, by title, without regard to case as the database's
     * {@code lower} sees it. No character of the prefix has a special meaning; every title starts with the empty one.
     * Served by {@code ix_task_title}, also under a generic plan.
     *
     * @throws InvalidValueException if the prefix has a NUL character or half of a character
     */
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, PageRequest request) {
        TaskQueries.Prefix start = new TaskQueries.Prefix(userId, Text.storable("prefix", prefix));
        return TaskQueries.BY_TITLE_PREFIX.page(session, start, request);
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
        TaskQueries.COUNT_BY_STATUS.list(session, null).forEach(row -> counts.put(row.status(), row.tasks()));
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
        return Board.of(BoardQuery.ofSize(tasksPerColumn).list(session, userId));
    }

    private static <T> T knowingOwners(Supplier<T> write) {
        try {
            return write.get();
        } catch (MissingReferenceException e) {
            throw e.constraint().equals(Keys.TASK__FK_TASK_USER.getName()) ? new UnknownOwnerException(e) : e;
        }
    }

    private StaleVersionException stale(Task read) {
        int current = get(read.userId(), read.id()).version();
        return new StaleVersionException("task " + read.id(), read.version(), current);
    }

    private static NotFoundException notFound(UserId userId, TaskId id) {
        return new NotFoundException("task " + id + " of user " + userId);
    }
}
