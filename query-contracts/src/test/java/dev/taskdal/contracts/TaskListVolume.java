package dev.taskdal.contracts;

import dev.taskdal.migrator.Migrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A task list as real life has it. {@link #BUSY} owns a tenth of all tasks, {@link #STEADY} always 400, {@link #FULL} always
 * more than are counted in each status, {@link #IDLE} and many others none, the rest about 20 each. Seven of ten tasks are
 * done, every twentieth is cancelled; as many are of normal priority, every twentieth is urgent. Every tenth title is the
 * same, every tenth has all of the 200 characters. Always ten tasks are of the same instant, and two hundred of one that
 * was imported. Descriptions are empty, short or long. Rows come in the order of a hash, so that neither a user's nor a
 * day's are neighbours.
 */
final class TaskListVolume implements Volume {

    static final long BUSY = 1;
    static final long STEADY = 2;
    static final long IDLE = 3;
    static final long FULL = 4;

    /** A user for every so many tasks. */
    static final int TASKS_PER_USER = 20;

    private static final int STEADY_TASKS = 400;
    private static final int FULL_TASKS = 4 * 1050;

    private static final String USERS = """
            insert into app_user (email, display_name, password_hash, created_at, updated_at)
            select 'User' || u || '@example.org', 'User ' || u, '{noop}secret', t, t
            from generate_series(1, %d) u, lateral (values (timestamptz '2025-01-01' + u * interval '1 minute')) x (t)
            """;

    /** The owner, title, description, status and priority each from bits of a hash of their own. */
    private static final String TASKS = """
            insert into task (user_id, id, title, description, status, created_at, updated_at, priority) overriding system value
            select case when i <= %2$d then 2
                        when i <= %2$d + %3$d then 4
                        when h %% (%1$d - %2$d - %3$d) < %1$d / 10 then 1
                        else 5 + (h >> 8) %% ((%4$d - 4) * 4 / 5) end,
                   i,
                   case (h >> 4) %% 10
                     when 0 then 'Write report'
                     when 1 then rpad('Long title ' || i || ' ', 200, 'and so on ')
                     else (array['Task ', 'TASK ', 'Test ', 'Call '])[1 + (h >> 12) %% 4] || i end,
                   case when h %% 100 < 50 then '' when h %% 100 < 90 then repeat('Some words ', 20)
                        else repeat('Many words ', 140) end,
                   (case when i between %2$d + 1 and %2$d + %3$d
                         then (array['todo', 'in_progress', 'done', 'cancelled'])[1 + i %% 4]
                         when (h >> 16) %% 100 < 70 then 'done' when (h >> 16) %% 100 < 85 then 'todo'
                         when (h >> 16) %% 100 < 95 then 'in_progress' else 'cancelled' end)::task_status,
                   t, t,
                   (case when (h >> 24) %% 100 < 70 then 'normal' when (h >> 24) %% 100 < 80 then 'low'
                         when (h >> 24) %% 100 < 95 then 'high' else 'urgent' end)::task_priority
            from (select i, hashint8extended(i, 1) & x'fffffffffffff'::bigint h
                  from generate_series(1, %1$d) i
                  order by hashint8extended(i, 2)) numbered,
                 lateral (values (case when i between 9001 and 9200 then timestamptz '2025-02-01'
                                       else timestamptz '2025-01-01' + (i / 10) * interval '10 seconds' end)) x (t)
            """;

    @Override
    public void fill(DataSource database, long rows) throws SQLException {
        Migrator.of(database).upgrade();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '256MB'");
            statement.execute("set maintenance_work_mem = '512MB'");
            long users = rows / TASKS_PER_USER;
            statement.execute(USERS.formatted(users));
            String tasks = TASKS.formatted(rows, STEADY_TASKS, FULL_TASKS, users);
            HistoryVolume.silently(statement, () -> withoutIndexes(statement, "task", () -> statement.execute(tasks)));
            statement.execute("select setval(pg_get_serial_sequence('task', 'id'), " + rows + ")");
            HistoryVolume.fill(statement, rows);
            LabelVolume.fill(statement, rows);
            UserVolume.fill(statement, rows);
        }
    }

    interface Load {
        void run() throws SQLException;
    }

    /**
     * Indexes, keys, what refers to them, and their comments are there again afterwards: built at once they take a fraction
     * of the time.
     */
    static void withoutIndexes(Statement statement, String table, Load load) throws SQLException {
        String references = "contype = 'f' and '" + table + "'::regclass in (conrelid, confrelid)";
        String key = "contype = 'p' and conrelid = '" + table + "'::regclass";
        String index = " from pg_index where indrelid = '" + table + "'::regclass and not indisprimary";
        List<String> again = new ArrayList<>();
        again.addAll(texts(statement, added(key)));
        again.addAll(texts(
                statement,
                "select pg_get_indexdef(indexrelid) || '; comment on index ' || indexrelid::regclass || ' is '"
                        + " || quote_literal(obj_description(indexrelid, 'pg_class'))" + index));
        again.addAll(texts(statement, added(references)));
        List<String> drops = new ArrayList<>();
        drops.addAll(texts(statement, dropped(references)));
        drops.addAll(texts(statement, dropped(key)));
        drops.addAll(texts(statement, "select 'drop index ' || indexrelid::regclass" + index));
        executeAll(statement, drops);
        load.run();
        executeAll(statement, again);
    }

    private static String added(String which) {
        return "select 'alter table ' || conrelid::regclass || ' add constraint ' || conname || ' '"
                + " || pg_get_constraintdef(oid) || coalesce('; comment on index ' || conname || ' is '"
                + " || quote_literal(case contype when 'p' then obj_description(conindid, 'pg_class') end), '')"
                + " from pg_constraint where " + which;
    }

    private static String dropped(String which) {
        return "select 'alter table ' || conrelid::regclass || ' drop constraint ' || conname from pg_constraint where "
                + which;
    }

    private static void executeAll(Statement statement, List<String> sql) throws SQLException {
        for (String one : sql) {
            statement.execute(one);
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
