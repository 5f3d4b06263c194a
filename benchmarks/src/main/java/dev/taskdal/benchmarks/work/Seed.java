package dev.taskdal.benchmarks.work;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;

/**
 * How much there is in the database, and where. Half of the tasks are one user's; the others share the rest. Deterministic:
 * the ids of users and of tasks count from 1. One more user, the writer, owns what is written.
 *
 * @param users without the writer
 * @param tasks without those of the writer
 */
public record Seed(int users, int tasks) {

    /** Each contestant updates tasks of its own, since others would change the version. */
    static final int UPDATED_TASKS = 10;

    /** The user with half of all tasks. */
    public static final UserId BUSY_USER = new UserId(1);

    /** Checks that there is enough of each. */
    public Seed {
        if (users < 2 || tasks < 40 * users) {
            throw new IllegalArgumentException("There must be 2 users or more, and 40 tasks a user or more, not "
                    + users + " users and " + tasks + " tasks.");
        }
    }

    /** Who owns what is written. */
    public UserId writer() {
        return new UserId(users + 1L);
    }

    /** How many tasks the busy user has. */
    public int busyTasks() {
        return tasks / 2;
    }

    /** How many rows a large insert has. */
    public int manyRows() {
        return tasks / 2;
    }

    /** How many rows a small insert has. */
    public int someRows() {
        return tasks / 200;
    }

    /** The owner of a task. */
    public UserId ownerOf(TaskId task) {
        return task.value() % 2 == 0 ? BUSY_USER : new UserId(2 + task.value() / 2 % (users - 1));
    }

    /** A task that only this contestant updates. Theirs are among each other, in the same blocks of table and indexes. */
    public TaskId updatedTask(Entrant entrant, int number) {
        return new TaskId(tasks + 1L + number % UPDATED_TASKS * Entrant.values().length + entrant.ordinal());
    }

    /** Whatever was written since has a higher id. */
    public TaskId lastTask() {
        return updatedTask(Entrant.values()[Entrant.values().length - 1], UPDATED_TASKS - 1);
    }

    /** As it is looked up: in another case than it was stored. */
    public String emailOf(UserId user) {
        return "USER" + user.value() + "@example.org";
    }
}
