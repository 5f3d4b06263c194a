package dev.taskdal.dal.task;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;

/**
 * What a task is made from.
 *
 * @param userId who will own it
 * @param title 1 to 200 characters, not all of them blank
 * @param description at most 10,000 characters, or empty
 * @param status where it starts
 */
public record NewTask(UserId userId, String title, String description, TaskStatus status) {

    /** A task to do, without a description. */
    public NewTask(UserId userId, String title) {
        this(userId, title, "", TaskStatus.TODO);
    }
}
