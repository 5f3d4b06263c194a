package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A task as Spring Data JDBC sees it. What the database fills in is read only; the version is checked by the statement
 * that updates, since Spring Data's own doesn't name the user, and so would find no index.
 */
@Table("task")
record SpringDataTask(
        @Id @Nullable Long id,
        long userId,
        String title,
        String description,
        TaskStatus status,
        TaskPriority priority,
        @ReadOnlyProperty int version,
        @ReadOnlyProperty @Nullable Instant createdAt,
        @ReadOnlyProperty @Nullable Instant updatedAt) {

    static SpringDataTask of(NewTask task) {
        return new SpringDataTask(
                null,
                task.userId().value(),
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                1,
                null,
                null);
    }

    Task task() {
        return new Task(
                new UserId(userId),
                new TaskId(id),
                title,
                description,
                status,
                priority,
                version,
                createdAt,
                updatedAt);
    }
}
