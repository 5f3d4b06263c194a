package dev.taskdal.sample.task;

import dev.taskdal.dal.task.Board;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.List;

/** A board as the API shows it. */
record BoardJson(List<Column> columns) {

    static BoardJson of(Board board) {
        return new BoardJson(board.columns().stream().map(Column::of).toList());
    }

    /**
     * One column.
     *
     * @param count exact, or the limit of counting
     * @param more whether there are more than {@code count}
     */
    record Column(TaskStatus status, int count, boolean more, List<TaskJson> tasks) {

        static Column of(Board.Column column) {
            return new Column(
                    column.status(),
                    column.count().value(),
                    column.count().more(),
                    column.tasks().stream().map(TaskJson::of).toList());
        }
    }
}
