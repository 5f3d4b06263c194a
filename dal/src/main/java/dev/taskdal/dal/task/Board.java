package dev.taskdal.dal.task;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.taskdal.schema.enums.TaskStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

    /** From rows in the order of the columns, with at least one for each. */
    static Board of(List<BoardQuery.Row> rows) {
        Map<TaskStatus, List<BoardQuery.Row>> columns = rows.stream()
                .collect(groupingBy(BoardQuery.Row::status, () -> new EnumMap<>(TaskStatus.class), toList()));
        return new Board(columns.entrySet().stream()
                .map(column -> column(column.getKey(), column.getValue()))
                .toList());
    }

    private static Column column(TaskStatus status, List<BoardQuery.Row> rows) {
        return new Column(
                status,
                CappedCount.of(rows.get(0).counted(), Tasks.BOARD_COUNT_LIMIT),
                rows.stream().map(BoardQuery.Row::task).filter(Objects::nonNull).toList());
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

        /** A cursor of {@link Tasks#pageByUserAndStatus} to the tasks after these; empty if these are all. */
        public Optional<String> next() {
            if (tasks.isEmpty() || tasks.size() >= count.value()) {
                return Optional.empty();
            }
            Task last = tasks.get(tasks.size() - 1);
            return Optional.of(TaskQueries.BY_USER_AND_STATUS.cursorAfter(
                    new TaskQueries.InStatus(last.userId(), status), last.createdAt(), last.id()));
        }
    }
}
