package dev.taskdal.contracts;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tags and categories of the tasks of {@link TaskListVolume}, both alike. {@link TaskListVolume#BUSY} has one for every
 * hundred tasks that there are, of which 20 are in use; {@link TaskListVolume#STEADY} and {@link TaskListVolume#FULL} have
 * 20, {@link TaskListVolume#IDLE} none, all others 4. Every seventh task has one, some have two; the first ones are used
 * most. All tasks of FULL have its first.
 */
final class LabelVolume {

    /** What lies between the ids of two labels of a user. */
    private static final long STEP = 1_000_000;

    private static final int TASKS_PER_LABEL_OF_BUSY = 100;

    private static final String LABELS = """
            insert into {label} (user_id, id, name) overriding system value
            select u, k * {step}::bigint + u, 'Label ' || k
            from generate_series(1, {users}) u,
                 generate_series(0, case when u = 1 then greatest({busy}, 20) when u < 5 then 20 else 4 end - 1) k
            where u <> 3
            order by hashint8extended(u + k, 3)
            """;

    private static final String LINKS = """
            insert into task_{label}
            select *
            from (select user_id, id, k * {step} + user_id
                  from task,
                       lateral (values (hashint8extended(id, 5)), (hashint8extended(id, 6))) x (h),
                       lateral (values (floor(case when user_id < 5 then 20 else 4 end
                                              * power(((h >> 8) & 1023) / 1024.0, 3))::bigint)) y (k)
                  where (h & 1023) % 100 < 15
                  union
                  select user_id, id, user_id from task where user_id = 4) l
            order by hashint8extended(id, 4)
            """;

    private LabelVolume() {}

    /** The id of a user's label, of which the first is 0 and used most. */
    static long id(long user, int label) {
        return label * STEP + user;
    }

    static void fill(Statement statement, long tasks) throws SQLException {
        for (String label : List.of("tag", "category")) {
            statement.execute(of(label, LABELS)
                    .replace("{users}", Long.toString(tasks / TaskListVolume.TASKS_PER_USER))
                    .replace("{busy}", Long.toString(tasks / TASKS_PER_LABEL_OF_BUSY)));
            statement.execute(
                    of(label, "select setval(pg_get_serial_sequence('{label}', 'id'), max(id)) from {label}"));
            TaskListVolume.withoutIndexes(statement, "task_" + label, () -> statement.execute(of(label, LINKS)));
        }
    }

    private static String of(String label, String sql) {
        return sql.replace("{label}", label).replace("{step}", Long.toString(STEP));
    }
}
