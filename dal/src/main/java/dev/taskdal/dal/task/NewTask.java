package dev.taskdal.dal.task;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;

/**
 * What a task is made from.
 *
 * @param userId who will own it
 * @param title 1 to 200 characters, not all of them blank
 * @param description at most 10,000 characters, or empty
 * @param status where it starts
 * @param priority how much it matters
 */
public record NewTask(UserId userId, String title, String description, TaskStatus status, TaskPriority priority) {

    /** A task of normal priority. */
    public NewTask(UserId userId, String title, String description, TaskStatus status) {
        this(userId, title, description, status, TaskPriority.NORMAL);
    }

    /** A task to do, of normal priority, without a description. */
    public NewTask(UserId userId, String title) {
        this(userId, title, "", TaskStatus.TODO);
    }
}
