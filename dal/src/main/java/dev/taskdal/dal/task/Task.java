package dev.taskdal.dal.task;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;

/**
 * A task, as it was when it was read.
 *
 * @param userId its owner
 * @param id names it among the tasks of its owner
 * @param title 1 to 200 characters
 * @param description empty if there is none
 * @param status where it stands
 * @param priority how much it matters
 * @param version goes up by one with every update
 * @param createdAt to the microsecond
 * @param updatedAt to the microsecond
 */
public record Task(
        UserId userId,
        TaskId id,
        String title,
        String description,
        TaskStatus status,
        TaskPriority priority,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** This task with another title, for {@link Tasks#update}. */
    public Task withTitle(String changed) {
        return new Task(userId, id, changed, description, status, priority, version, createdAt, updatedAt);
    }

    /** This task with another description, for {@link Tasks#update}. */
    public Task withDescription(String changed) {
        return new Task(userId, id, title, changed, status, priority, version, createdAt, updatedAt);
    }

    /** This task in another status, for {@link Tasks#update}. */
    public Task withStatus(TaskStatus changed) {
        return new Task(userId, id, title, description, changed, priority, version, createdAt, updatedAt);
    }

    /** This task with another priority, for {@link Tasks#update}. */
    public Task withPriority(TaskPriority changed) {
        return new Task(userId, id, title, description, status, changed, version, createdAt, updatedAt);
    }

    /** This task as it was read at another version: {@link Tasks#update} then expects that one. */
    public Task withVersion(int expected) {
        return new Task(userId, id, title, description, status, priority, expected, createdAt, updatedAt);
    }
}
