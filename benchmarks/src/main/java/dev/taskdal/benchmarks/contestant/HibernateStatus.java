package dev.taskdal.benchmarks.contestant;

import dev.taskdal.schema.enums.TaskStatus;

/** The database's enum under its own names, which is how Hibernate maps a named enum; in the same order. */
enum HibernateStatus {
    todo,
    in_progress,
    done,
    cancelled;

    private static final TaskStatus[] STATUSES = TaskStatus.values();
    private static final HibernateStatus[] NAMED = values();

    static HibernateStatus of(TaskStatus status) {
        return NAMED[status.ordinal()];
    }

    TaskStatus status() {
        return STATUSES[ordinal()];
    }
}
