package dev.taskdal.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.migrator.Migrator;
import dev.taskdal.throwaway.DatabasePreparer;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conventions of the schema, and what it refuses whoever writes to it. */
@PostgresTest(SchemaTest.TaskList.class)
class SchemaTest {

    static final class TaskList implements DatabasePreparer {
        @Override
        public void prepare(DataSource dataSource) {
            Migrator.of(dataSource).upgrade();
        }
    }

    private DataSource dataSource;

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
    }

    @Test
    void indexes_ofTheDesign_areAllThere() throws SQLException {
        assertThat(query("select indexrelid::regclass::text from pg_index where indrelid in"
                        + " ('app_user'::regclass, 'task'::regclass) and not indisprimary order by 1"))
                .containsExactly(
                        "ix_task_created_at",
                        "ix_task_status",
                        "ix_task_title",
                        "ix_task_user_id",
                        "ix_task_user_priority",
                        "ix_task_user_status",
                        "ix_user_email");
    }

    @Test
    void tablesIndexesAndTypes_all_sayWhyTheyExist() throws SQLException {
        assertThat(query("select oid::regclass::text from pg_class where relnamespace = 'public'::regnamespace"
                        + " and (relkind = 'r' or relkind = 'i' and not exists"
                        + "      (select from pg_constraint where conindid = pg_class.oid and contype in ('p', 'u')))"
                        + " and relname !~ '^flyway_' and obj_description(oid, 'pg_class') is null"
                        + " union all select typname::text from pg_type where typtype = 'e'"
                        + " and obj_description(oid, 'pg_type') is null"))
                .isEmpty();
    }

    @Test
    void names_all_followTheConventions() throws SQLException {
        assertThat(query("select conname::text from pg_constraint where connamespace = 'public'::regnamespace"
                        + " and conrelid::regclass::text !~ '^flyway_' and contype in ('p', 'f', 'c', 'u')"
                        + " and conname !~ case contype when 'p' then '^pk_' when 'f' then '^fk_' when 'c' then '^ck_'"
                        + " else '^uq_' end"))
                .isEmpty();
        assertThat(query("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name !~ '^flyway_'"
                        + " and data_type in ('timestamp without time zone', 'character varying', 'character')"))
                .isEmpty();
    }

    @Test
    void scripts_all_areNamedAfterTheConventions() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .isNotEmpty()
                    .allMatch(name -> name.matches("V\\d{4}__[a-z0-9_]+\\.sql"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ck_app_user_email, `insert into app_user (email, display_name, password_hash) values ('a b@c', 'A', 'x')`",
                "ck_app_user_display_name, `insert into app_user (email, display_name, password_hash) values ('a@c', ' ', 'x')`",
                "ck_app_user_password_hash, `insert into app_user (email, display_name, password_hash) values ('a@c', 'A', '')`",
                "ix_user_email, `insert into app_user (email, display_name, password_hash) values ('A@B', 'A', 'x')`",
                "ck_task_title, `insert into task (user_id, title) select id, repeat('x', 201) from app_user`",
                "ck_task_description, `insert into task (user_id, title, description) select id, 'x', repeat('x', 10001) from app_user`",
                "fk_task_user, `insert into task (user_id, title) values (-1, 'x')`",
                "status, `insert into task (user_id, title, status) select id, 'x', null from app_user`",
                "ck_tag_name, `insert into tag (user_id, name) select id, ' x' from app_user`",
                "ck_tag_name, `insert into tag (user_id, name) select id, '' from app_user`",
                "ck_tag_name, `insert into tag (user_id, name) select id, repeat('x', 51) from app_user`",
                "ix_tag_name, `insert into tag (user_id, name) select id, unnest(array['x', 'X']) from app_user`",
                "fk_tag_user, `insert into tag (user_id, name) values (-1, 'x')`",
                "ck_category_name, `insert into category (user_id, name) select id, ' x' from app_user`",
                "ck_category_name, `insert into category (user_id, name) select id, '' from app_user`",
                "ck_category_name, `insert into category (user_id, name) select id, repeat('x', 51) from app_user`",
                "ix_category_name, `insert into category (user_id, name) select id, unnest(array['x', 'X']) from app_user`",
                "fk_category_user, `insert into category (user_id, name) values (-1, 'x')`",
                "fk_task_history_user, `insert into task_history (user_id, task_id, changed_at, operation, actor_id) values (-1, 1, now(), 'created', 1)`",
                "ck_task_history_actor, `insert into task_history (user_id, task_id, changed_at, operation) select id, 1, now(), 'created' from app_user`",
                "ck_task_history_actor, `insert into task_history (user_id, task_id, changed_at, operation, actor_id, actor_role) select id, 1, now(), 'created', id, 'x' from app_user`",
                "pk_notification_setting, `insert into notification_setting (user_id, channel) select id, 'email' from app_user, generate_series(1, 2)`",
                "fk_notification_setting_user, `insert into notification_setting (user_id, channel) values (-1, 'email')`",
                "ck_notification_setting_events, `insert into notification_setting (user_id, channel, events) select id, 'email', '{null}' from app_user`",
                "ck_notification_setting_events, `insert into notification_setting (user_id, channel, events) select id, 'email', '{{task_created},{task_deleted}}' from app_user`",
                "ck_notification_setting_quiet, `insert into notification_setting (user_id, channel, quiet_from) select id, 'email', '12:00' from app_user`",
                "ck_notification_setting_quiet, `insert into notification_setting (user_id, channel, quiet_from, quiet_until) select id, 'email', '12:00', '12:00' from app_user`",
                "ck_notification_setting_quiet, `insert into notification_setting (user_id, channel, quiet_from, quiet_until) select id, 'email', '12:00', '24:00' from app_user`",
                "ck_notification_setting_digest_hour, `insert into notification_setting (user_id, channel, digest_hour, next_digest_at) select id, 'email', 24, now() from app_user`",
                "ck_notification_setting_next_digest, `insert into notification_setting (user_id, channel, digest_hour) select id, 'email', 7 from app_user`",
                "ck_app_user_time_zone, `update app_user set time_zone = 'Foo5'`",
                "ck_app_user_locale, `update app_user set locale = 'German'`",
                "ck_app_user_biography, `update app_user set biography = repeat('x', 1001)`",
                "ck_app_user_avatar_url, `update app_user set avatar_url = 'http://example.org/a.png'`",
                "ck_app_user_avatar_url, `update app_user set avatar_url = 'https://' || repeat('x', 1993)`",
                "ck_query_metric_minute, `insert into query_metric values ('q', timestamptz '2025-01-01 12:00:01Z', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`",
                "ck_query_metric_query, `insert into query_metric values ('', timestamptz '2025-01-01Z', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`",
                "ck_query_metric_counts, `insert into query_metric values ('q', timestamptz '2025-01-01Z', 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`",
                "ck_query_metric_duration, `insert into query_metric values ('q', timestamptz '2025-01-01Z', 1, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`",
                "ck_query_metric_histogram, `insert into query_metric values ('q', timestamptz '2025-01-01Z', 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0)`",
                "ck_query_metric_histogram, `insert into query_metric values ('q', timestamptz '2025-01-01Z', 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0)`",
                "fk_api_token_user, `insert into api_token (user_id, name, token_hash) values (-1, 'x', sha256('x'))`",
                "ck_api_token_name, `insert into api_token (user_id, name, token_hash) select id, ' ', sha256('x') from app_user`",
                "ck_api_token_name, `insert into api_token (user_id, name, token_hash) select id, repeat('x', 101), sha256('x') from app_user`",
                "ck_api_token_hash, `insert into api_token (user_id, name, token_hash) select id, 'x', 'tdl_secret' from app_user`",
            })
    void write_ofABadValue_isRefusedByName(String constraint, String sql) throws SQLException {
        execute("insert into app_user (email, display_name, password_hash) values ('a@b', 'A', 'x')");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(sql))
                .withMessageContaining("\"" + constraint + "\"");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
