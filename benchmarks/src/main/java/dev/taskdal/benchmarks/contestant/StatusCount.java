package dev.taskdal.benchmarks.contestant;

import dev.taskdal.schema.enums.TaskStatus;

/**
 * A row of {@link Sql#COUNTS}.
 *
 * @param counted stops one past the limit of the board
 */
record StatusCount(TaskStatus status, int counted) {}
