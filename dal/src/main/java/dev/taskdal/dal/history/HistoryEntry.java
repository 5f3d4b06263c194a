package dev.taskdal.dal.history;

import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskOperation;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a task. Of a new task nothing is recorded but that it was created: what it was is in the task, or
 * in the first entry that changed it. Of a deleted one all is.
 *
 * @param userId the owner of the task
 * @param id names the entry among those of the owner; later ones have higher ids
 * @param taskId a task that may be gone
 * @param changedAt to the microsecond
 * @param actor who did it
 * @param operation what was done
 * @param title empty if it stayed the same
 * @param description empty if it stayed the same
 * @param status empty if it stayed the same
 * @param priority empty if it stayed the same
 */
public record HistoryEntry(
        UserId userId,
        long id,
        TaskId taskId,
        Instant changedAt,
        Actor actor,
        TaskOperation operation,
        Optional<Change<String>> title,
        Optional<Change<String>> description,
        Optional<Change<TaskStatus>> status,
        Optional<Change<TaskPriority>> priority) {

    static HistoryEntry of(
            UserId userId,
            Long id,
            TaskId taskId,
            Instant changedAt,
            @Nullable UserId actorId,
            @Nullable String actorRole,
            TaskOperation operation,
            @Nullable String titleBefore,
            @Nullable String titleAfter,
            @Nullable String descriptionBefore,
            @Nullable String descriptionAfter,
            @Nullable TaskStatus statusBefore,
            @Nullable TaskStatus statusAfter,
            @Nullable TaskPriority priorityBefore,
            @Nullable TaskPriority priorityAfter) {
        return new HistoryEntry(
                userId,
                id,
                taskId,
                changedAt,
                actorId == null ? new Actor.Role(String.valueOf(actorRole)) : new Actor.User(actorId),
                operation,
                Change.of(titleBefore, titleAfter),
                Change.of(descriptionBefore, descriptionAfter),
                Change.of(statusBefore, statusAfter),
                Change.of(priorityBefore, priorityAfter));
    }
}
