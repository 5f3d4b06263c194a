package dev.taskdal.dal.task;

import dev.taskdal.schema.enums.TaskStatus;
import java.util.List;

/**
 * A user's Kanban board.
 *
 * @param columns one for each status, in the order of {@link TaskStatus}, empty ones too
 */
public record Board(List<Column> columns) {

    /** Copies the list. */
    public Board {
        columns = List.copyOf(columns);
    }

    /** The column of that status. */
    public Column column(TaskStatus status) {
        return columns.stream()
                .filter(column -> column.status() == status)
                .findFirst()
                .orElseThrow();
    }

    /**
     * One column.
     *
     * @param status of all its tasks
     * @param count how many tasks there are in this status
     * @param tasks the newest of them, newest first
     */
    public record Column(TaskStatus status, CappedCount count, List<Task> tasks) {

        /** Copies the list. */
        public Column {
            tasks = List.copyOf(tasks);
        }
    }
}
