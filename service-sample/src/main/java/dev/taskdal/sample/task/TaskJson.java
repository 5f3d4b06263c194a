package dev.taskdal.sample.task;

import dev.taskdal.dal.task.Task;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;

/** A task as the API shows it. */
record TaskJson(
        long id,
        long userId,
        String title,
        String description,
        TaskStatus status,
        TaskPriority priority,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static TaskJson of(Task task) {
        return new TaskJson(
                task.id().value(),
                task.userId().value(),
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                task.version(),
                task.createdAt(),
                task.updatedAt());
    }
}
