package dev.taskdal.sample.task;

import dev.taskdal.dal.label.Label;
import dev.taskdal.dal.task.Task;
import dev.taskdal.sample.label.LabelJson;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import java.util.List;

/**
 * A task as the API shows it.
 *
 * @param version what its ETag says, too
 * @param tags by name
 * @param categories by name
 */
record TaskJson(
        long id,
        String title,
        String description,
        TaskStatus status,
        TaskPriority priority,
        int version,
        Instant createdAt,
        Instant updatedAt,
        List<LabelJson> tags,
        List<LabelJson> categories) {

    static TaskJson of(Task task, List<? extends Label<?>> tags, List<? extends Label<?>> categories) {
        return new TaskJson(
                task.id().value(),
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                task.version(),
                task.createdAt(),
                task.updatedAt(),
                tags.stream().map(LabelJson::of).toList(),
                categories.stream().map(LabelJson::of).toList());
    }
}
