package dev.taskdal.benchmarks.contestant;

import dev.taskdal.schema.enums.TaskPriority;

/** The database's enum under its own names, which is how Hibernate maps a named enum; in the same order. */
enum HibernatePriority {
    low,
    normal,
    high,
    urgent;

    private static final TaskPriority[] PRIORITIES = TaskPriority.values();
    private static final HibernatePriority[] NAMED = values();

    static HibernatePriority of(TaskPriority priority) {
        return NAMED[priority.ordinal()];
    }

    TaskPriority priority() {
        return PRIORITIES[ordinal()];
    }
}
