package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.Task;

/**
 * A task and what it is sorted by in a search.
 *
 * @param lowered its title as the database lower-cases it
 */
record TitledTask(Task task, String lowered) {}
