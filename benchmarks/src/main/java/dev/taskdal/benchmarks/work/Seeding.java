package dev.taskdal.benchmarks.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Fills a database that was migrated, each table with one statement. */
final class Seeding {

    /** Titles start with one of these. */
    static final List<String> WORDS = List.of("Write", "Read", "Call", "Buy", "Repair", "Plan", "Check", "Order");

    private static final String USERS = """
            insert into app_user (email, display_name, password_hash)
            select 'User' || n || '@example.org', 'User ' || n, '{noop}' || n from generate_series(1, %d) n
            """;

    /** The order is that of the ids. Some tasks of a user were created at the same instant. */
    private static final String TASKS = """
            insert into task (user_id, title, description, status, priority, created_at, updated_at)
            select case when n > %1$d then %2$d + 1 when n %% 2 = 0 then 1 else 2 + n / 2 %% (%2$d - 1) end,
                   (string_to_array('%3$s', ','))[1 + n / 16 %% 8] || ' report ' || n,
                   repeat('What there is to say about it. ', n %% 8),
                   (enum_range(null::task_status))[1 + n / 2 %% 4],
                   (enum_range(null::task_priority))[1 + n / 8 %% 4],
                   timestamptz '2026-01-01 00:00:00.123457Z' + n / 4 * interval '61.000007 seconds',
                   timestamptz '2026-06-01 00:00:00.654321Z' + n * interval '1 second'
            from generate_series(1, %4$d) n
            order by n
            """;

    private Seeding() {}

    static void fill(DataSource dataSource, Seed seed) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(USERS.formatted(seed.users() + 1));
            statement.execute(TASKS.formatted(
                    seed.tasks(),
                    seed.users(),
                    String.join(",", WORDS),
                    seed.lastTask().value()));
            // At times of its own, it would slow down whoever is measured then.
            statement.execute("alter table task set (autovacuum_enabled = off)");
            statement.execute("vacuum (freeze, analyze)");
        }
    }
}
