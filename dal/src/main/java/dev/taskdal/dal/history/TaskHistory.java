package dev.taskdal.dal.history;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.task.TaskQueries;
import dev.taskdal.dal.user.UserId;

/**
 * Reads who changed which task, when and how. The database writes that with each change, in the same transaction, whoever
 * makes it. It outlives the task, and goes with its owner. Thread-safe if it comes from a {@code Dal}; bound to its
 * transaction and thread if it comes from a transaction. Every method throws a
 * {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses.
 */
public final class TaskHistory {

    private final Session session;

    /** {@code Dal} and its transactions make it. */
    public TaskHistory(Session session) {
        this.session = session;
    }

    /**
     * What was done to a task, latest first; of a task that was deleted, too. Served by {@code ix_task_history_task}.
     *
     * @return nothing if the user never had such a task, or not since history is kept
     */
    public Page<HistoryEntry> pageByTask(UserId userId, TaskId taskId, PageRequest request) {
        return HistoryQueries.BY_TASK.page(session, new TaskQueries.Key(userId, taskId), request);
    }

    /** What was done to all tasks of a user, by whomever, latest first. Served by the primary key. */
    public Page<HistoryEntry> pageByUser(UserId userId, PageRequest request) {
        return HistoryQueries.BY_USER.page(session, userId, request);
    }
}
