package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A way to reach the database, over a pool that it is given. What it returns are the records of the {@code dal}, for all
 * alike, so that everybody does the same useful work and the answers can be compared. Each call takes a connection and
 * gives it back; a read runs without a transaction. Thread-safe.
 */
public interface Contestant extends AutoCloseable {

    /** A user's task, by primary key. */
    Optional<Task> findTask(UserId userId, TaskId id) throws SQLException;

    /** The user of an e-mail address, without regard to case. */
    Optional<User> findUser(String email) throws SQLException;

    /**
     * A user's tasks, newest first: reads one row more than asked for, and makes the cursors.
     *
     * @param request the first page, or one with a cursor of this contestant that leads forward
     */
    Page<Task> pageByUser(UserId userId, PageRequest request) throws SQLException;

    /** The first page of a user's tasks whose title starts with a prefix, by title, with the cursor that leads on. */
    Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) throws SQLException;

    /** A user's board. */
    Board board(UserId userId, int tasksPerColumn) throws SQLException;

    /** What a service shows after a login. */
    Screen screen(UserId userId, int pageSize) throws SQLException;

    /** All tasks of a user, newest first, in memory. */
    List<Task> listAll(UserId userId) throws SQLException;

    /** Adds a task and returns it as it was stored. */
    Task create(NewTask task) throws SQLException;

    /**
     * Changes title, description, status and priority, and returns the task as it is now. Fails, with whatever exception, if the
     * version is no longer the same.
     */
    Task update(Task changed) throws SQLException;

    /** Adds many tasks: all of them or none. */
    void createAll(List<NewTask> tasks) throws SQLException;

    @Override
    default void close() {}
}
