package dev.taskdal.benchmarks.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Users for the load, each with tasks, tags, categories and a token.
 *
 * @param users how many
 * @param tasksEach how many each of them has
 */
record LoadSeed(int users, int tasksEach) {

    private static final int LABELS_EACH = 5;

    /**
     * Where they are in the database, since ids are drawn from sequences that others have drawn from, too.
     *
     * @param firstUser the first of ids without a gap
     * @param firstTask of the first user; then come that of the second, and so on, and then the second task of each
     */
    record Placed(LoadSeed seed, long firstUser, long firstTask) {

        long user(int number) {
            return firstUser + number;
        }

        long task(int user, int number) {
            return firstTask + (long) number * seed.users() + user;
        }
    }

    /** With what the user of that number logs in. */
    static String token(long user) {
        return "tdl_load_" + user;
    }

    Placed fill(String url, String role, @Nullable String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, role, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    create temporary table load_user on commit drop as
                    select nextval('app_user_id_seq') id, n from generate_series(0, %d) n order by n;
                    insert into app_user (id, email, display_name, password_hash) overriding system value
                    select id, 'load' || n || '@example.org', 'Load ' || n, '{noop}load' from load_user order by n;
                    insert into api_token (user_id, name, token_hash)
                    select id, 'load', sha256(convert_to('tdl_load_' || id, 'UTF8')) from load_user;
                    insert into tag (user_id, name) select id, 'tag ' || l from load_user, generate_series(1, %2$d) l;
                    insert into category (user_id, name)
                    select id, 'category ' || l from load_user, generate_series(1, %2$d) l;
                    insert into task (user_id, id, title, description, status, priority, created_at, updated_at)
                        overriding system value
                    select u.id, nextval('task_id_seq'),
                           (array['Write','Read','Call','Buy','Repair','Plan','Check','Order'])[1 + t.n %% 8]
                               || ' report ' || t.n,
                           repeat('What there is to say about it. ', t.n %% 8),
                           (enum_range(null::task_status))[1 + t.n / 2 %% 4],
                           (enum_range(null::task_priority))[1 + t.n / 8 %% 4],
                           now() - interval '1 year' + t.n * interval '61.000007 seconds', now()
                    from generate_series(0, %3$d) t (n), load_user u
                    order by t.n, u.n;
                    insert into task_tag (user_id, task_id, tag_id)
                    select t.user_id, t.id, g.id from task t join load_user u on u.id = t.user_id
                    join lateral (select id from tag where user_id = t.user_id order by id
                                  limit t.id %% 3 offset t.id %% 4) g on true;
                    insert into task_category (user_id, task_id, category_id)
                    select t.user_id, t.id, g.id from task t join load_user u on u.id = t.user_id
                    join lateral (select id from category where user_id = t.user_id order by id
                                  limit t.id %% 2 offset t.id %% 5) g on true;
                    """.formatted(users - 1, LABELS_EACH, tasksEach - 1));
            Placed placed = place(statement);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
            return placed;
        }
    }

    private Placed place(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select min(u.id), (select min(t.id) from task t where t.user_id = min(u.id)),
                       (select t.id from task t where t.user_id = max(u.id) order by t.id desc limit 1)
                from load_user u""")) {
            row.next();
            Placed placed = new Placed(this, row.getLong(1), row.getLong(2));
            if (placed.task(users - 1, tasksEach - 1) != row.getLong(3)) {
                throw new SQLException("The tasks got other ids than expected: somebody else writes to the database.");
            }
            return placed;
        }
    }
}
