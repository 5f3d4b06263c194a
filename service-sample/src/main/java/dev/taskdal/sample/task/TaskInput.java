package dev.taskdal.sample.task;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a task is made or replaced from: without a description it has none, without a status it is to
 * do, without a priority it is normal.
 */
record TaskInput(
        @Nullable String title,
        @Nullable String description,
        @Nullable TaskStatus status,
        @Nullable TaskPriority priority) {

    NewTask toNewTask(UserId userId) {
        return new NewTask(
                userId, Body.required("title", title), descriptionOrNone(), statusOrTodo(), priorityOrNormal());
    }

    Task appliedTo(Task task) {
        return task.withTitle(Body.required("title", title))
                .withDescription(descriptionOrNone())
                .withStatus(statusOrTodo())
                .withPriority(priorityOrNormal());
    }

    private String descriptionOrNone() {
        return description == null ? "" : description;
    }

    private TaskStatus statusOrTodo() {
        return status == null ? TaskStatus.TODO : status;
    }

    private TaskPriority priorityOrNormal() {
        return priority == null ? TaskPriority.NORMAL : priority;
    }
}
