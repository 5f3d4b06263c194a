package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.Tasks;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The board as people write it: one statement for the counts, and one for the tasks of each status. */
final class Boards {

    private Boards() {}

    /** Asks for the tasks of each status. */
    static Board of(Map<TaskStatus, CappedCount> counts, Function<TaskStatus, List<Task>> newest) {
        return new Board(Stream.of(TaskStatus.values())
                .map(status -> new Board.Column(status, counts.get(status), newest.apply(status)))
                .toList());
    }

    static Map<TaskStatus, CappedCount> counts(List<StatusCount> rows) {
        Map<TaskStatus, CappedCount> counts = new EnumMap<>(TaskStatus.class);
        for (StatusCount row : rows) {
            counts.put(row.status(), capped(row.counted()));
        }
        return counts;
    }

    /** From a count that stopped one past the limit. */
    static CappedCount capped(int counted) {
        return new CappedCount(Math.min(counted, Tasks.BOARD_COUNT_LIMIT), counted > Tasks.BOARD_COUNT_LIMIT);
    }
}
