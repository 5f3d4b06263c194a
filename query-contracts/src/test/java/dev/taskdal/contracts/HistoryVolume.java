package dev.taskdal.contracts;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The history of the tasks of {@link TaskListVolume}: each was created, two of five were changed once or more, and
 * {@link #EVENTFUL} was changed for every hundred tasks that there are. It is written as a set, without the triggers, which
 * would record the same of all tasks in one go. Ids are in the order of time, rows in that of a hash.
 */
final class HistoryVolume {

    /** A task of {@link TaskListVolume#STEADY}. */
    static final long EVENTFUL = 7;

    private static final int TASKS_PER_CHANGE_OF_EVENTFUL = 100;

    private static final String ENTRIES = """
            insert into task_history (
                user_id, id, task_id, changed_at, actor_id, operation,
                status_before, status_after, title_before, title_after) overriding system value
            select user_id, row_number() over (order by created_at + n * interval '1 day', id), id,
                   created_at + n * interval '1 day', user_id,
                   (case n when 0 then 'created' else 'updated' end)::task_operation,
                   case when n % 2 = 1 then 'todo'::task_status end, case when n % 2 = 1 then status end,
                   case when n > 0 and n % 2 = 0 then title end, case when n > 0 and n % 2 = 0 then 'Write report' end
            from task,
                 lateral (values (hashint8extended(id, 7) & 1023)) x (h),
                 lateral generate_series(0, case when id = {eventful} then {changes}
                                                 when h < 600 then 0 when h < 850 then 1 when h < 950 then 2
                                                 else 5 end) n
            order by hashint8extended(id + n, 8)
            """;

    private HistoryVolume() {}

    static void fill(Statement statement, long tasks) throws SQLException {
        String sql = ENTRIES.replace("{eventful}", Long.toString(EVENTFUL))
                .replace("{changes}", Long.toString(tasks / TASKS_PER_CHANGE_OF_EVENTFUL));
        TaskListVolume.withoutIndexes(statement, "task_history", () -> statement.execute(sql));
        statement.execute("select setval(pg_get_serial_sequence('task_history', 'id'), max(id)) from task_history");
    }

    /** Without the triggers of task. */
    static void silently(Statement statement, TaskListVolume.Load load) throws SQLException {
        statement.execute("alter table task disable trigger user");
        load.run();
        statement.execute("alter table task enable trigger user");
    }
}
