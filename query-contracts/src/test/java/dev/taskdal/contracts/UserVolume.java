package dev.taskdal.contracts;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * What goes with the users of {@link TaskListVolume}: three of five have a setting for e-mail, one of five has one for
 * push, and {@link TaskListVolume#IDLE} has none. Half of them want a digest, all at some full hour, so that a great many
 * are due at the same instant. {@link TaskListVolume#BUSY} has an API token for every hundred tasks that there are,
 * {@link TaskListVolume#IDLE} none, all others two. And the metrics of {@link #QUERIES} queries in each of many minutes, which come in the
 * order of time, as they do in real life.
 */
final class UserVolume {

    /** How many queries each minute has metrics of. */
    static final int QUERIES = 20;

    /** Metrics for every so many tasks. */
    private static final int TASKS_PER_METRIC = 5;

    private static final int TASKS_PER_TOKEN_OF_BUSY = 100;

    private static final String SETTINGS = """
            insert into notification_setting
                (user_id, channel, enabled, quiet_from, quiet_until, digest_hour, next_digest_at)
            select u, channel::notification_channel, h % 10 <> 0,
                   case when h % 3 = 0 then time '22:00' end, case when h % 3 = 0 then time '06:30' end,
                   hour, timestamptz '2025-01-01Z' + hour * interval '1 hour'
            from generate_series(1, {users}) u,
                 lateral (values ('email', 3), ('push', 1)) c (channel, of_five),
                 lateral (values (hashint8extended(u, 1) & x'fffffffffffff'::bigint)) x (h),
                 lateral (values (case when h % 2 = 0 or u = 2 then ((h >> 8) % 24)::integer end)) d (hour)
            where (u < 3 or (h >> 16) % 5 < of_five) and u <> 3
            order by hashint8extended(u, 2)
            """;

    private static final String TOKENS = """
            insert into api_token (user_id, name, token_hash)
            select u, 'Token ' || k, sha256(convert_to('token ' || k || ' of user ' || u, 'UTF8'))
            from generate_series(1, {users}) u,
                 generate_series(1, case when u = 1 then greatest({busy}, 20) else 2 end) k
            where u <> 3
            order by hashint8extended(u + k, 4)
            """;

    private static final String METRICS = """
            insert into query_metric
            select 'Reports.query' || q, timestamptz '2025-01-01Z' + m * interval '1 minute',
                   100 + q, q % 2, 1000, (100 + q) * 500 * q, 1000 * q, 10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 3, 2
            from generate_series(0, {minutes} - 1) m, generate_series(1, {queries}) q
            order by m, q
            """;

    private UserVolume() {}

    static void fill(Statement statement, long tasks) throws SQLException {
        statement.execute(SETTINGS.replace("{users}", Long.toString(tasks / TaskListVolume.TASKS_PER_USER)));
        statement.execute(TOKENS.replace("{users}", Long.toString(tasks / TaskListVolume.TASKS_PER_USER))
                .replace("{busy}", Long.toString(tasks / TASKS_PER_TOKEN_OF_BUSY)));
        statement.execute(METRICS.replace("{minutes}", Long.toString(tasks / TASKS_PER_METRIC / QUERIES))
                .replace("{queries}", Integer.toString(QUERIES)));
    }
}
