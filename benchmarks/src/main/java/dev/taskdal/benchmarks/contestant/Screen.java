package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.User;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.Map;

/**
 * What a service shows after a login: three queries that need nothing of each other.
 *
 * @param user whose screen it is
 * @param page the newest of the user's tasks
 * @param counts of the user's tasks in each status, exact up to the limit of the board
 */
public record Screen(User user, Page<Task> page, Map<TaskStatus, CappedCount> counts) {}
