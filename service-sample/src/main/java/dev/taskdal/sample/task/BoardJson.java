package dev.taskdal.sample.task;

import dev.taskdal.dal.task.Board;
import dev.taskdal.sample.web.Pages;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A board as the API shows it. */
record BoardJson(List<Column> columns) {

    /** With its tasks as they are shown, in the order of the columns. */
    static BoardJson of(Board board, List<TaskJson> tasks, int size) {
        List<Column> columns = new ArrayList<>();
        int start = 0;
        for (Board.Column column : board.columns()) {
            int end = start + column.tasks().size();
            columns.add(Column.of(column, tasks.subList(start, end), size));
            start = end;
        }
        return new BoardJson(columns);
    }

    /**
     * One column.
     *
     * @param count exact, or the limit of counting
     * @param countCapped whether there are more than {@code count}
     * @param next where the tasks after these are, to be fetched as it is; null if these are all
     */
    record Column(
            TaskStatus status,
            int count,
            boolean countCapped,
            List<TaskJson> items,
            @Nullable String next) {

        static Column of(Board.Column column, List<TaskJson> items, int size) {
            String first = "status=" + column.status().getLiteral() + "&size=" + size;
            return new Column(
                    column.status(),
                    column.count().value(),
                    column.count().more(),
                    List.copyOf(items),
                    column.next()
                            .map(cursor -> Pages.link("/api/tasks", first, cursor))
                            .orElse(null));
        }
    }
}
