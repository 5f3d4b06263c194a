package dev.taskdal.sample.task;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a task is made from, or what of it is to change. A new one without a description has none, without a status it is to
 * do, without a priority it is normal; a change leaves what isn't there as it is.
 */
record TaskInput(
        @Nullable String title,
        @Nullable String description,
        @Nullable TaskStatus status,
        @Nullable TaskPriority priority) {

    NewTask toNewTask(UserId userId) {
        return new NewTask(
                userId,
                Body.required("title", title),
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(status, TaskStatus.TODO),
                Objects.requireNonNullElse(priority, TaskPriority.NORMAL));
    }

    Task appliedTo(Task task) {
        return task.withTitle(Objects.requireNonNullElse(title, task.title()))
                .withDescription(Objects.requireNonNullElse(description, task.description()))
                .withStatus(Objects.requireNonNullElse(status, task.status()))
                .withPriority(Objects.requireNonNullElse(priority, task.priority()));
    }
}
