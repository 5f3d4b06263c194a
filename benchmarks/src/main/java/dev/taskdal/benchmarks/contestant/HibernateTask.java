package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A task as Hibernate sees it. The database draws the id, which Hibernate allows only for an id of one column; that the
 * user is part of the key says {@code PartitionKey}, so that updates find the index.
 */
@Entity
@Table(name = "task")
public class HibernateTask {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @PartitionKey
    @Column(name = "user_id")
    long userId;

    String title;

    String description;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @Column(columnDefinition = "task_status")
    HibernateStatus status;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @Column(columnDefinition = "task_priority")
    HibernatePriority priority;

    @Version
    int version = 1;

    @Generated(event = EventType.INSERT)
    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @CurrentTimestamp
    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    HibernateTask() {}

    static HibernateTask of(NewTask task) {
        HibernateTask entity = new HibernateTask();
        entity.userId = task.userId().value();
        entity.title = task.title();
        entity.description = task.description();
        entity.status = HibernateStatus.of(task.status());
        entity.priority = HibernatePriority.of(task.priority());
        return entity;
    }

    /** Detached. */
    static HibernateTask of(Task task) {
        HibernateTask entity = new HibernateTask();
        entity.id = task.id().value();
        entity.userId = task.userId().value();
        entity.version = task.version();
        entity.createdAt = task.createdAt();
        entity.updatedAt = task.updatedAt();
        entity.change(task);
        return entity;
    }

    final void change(Task changed) {
        title = changed.title();
        description = changed.description();
        status = HibernateStatus.of(changed.status());
        priority = HibernatePriority.of(changed.priority());
    }

    final Task task() {
        return new Task(
                new UserId(userId),
                new TaskId(id),
                title,
                description,
                status.status(),
                priority.priority(),
                version,
                createdAt,
                updatedAt);
    }
}
