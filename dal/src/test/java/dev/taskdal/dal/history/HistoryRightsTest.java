package dev.taskdal.dal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** A service that owns nothing, with the rights of docs/decisions/0011: its writes are recorded, and it can't touch that. */
@PostgresTest(TaskListSchema.class)
class HistoryRightsTest {

    /** Roles are the server's, which other tests use as well. */
    private final String role =
            "service_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    private Connection connection;
    private String login;

    @BeforeEach
    void become(DataSource dataSource) throws SQLException {
        connection = dataSource.getConnection();
        login = query("select session_user").get(0);
        try {
            execute("create role " + role);
        } catch (SQLException e) {
            connection.close();
            throw new TestAbortedException("This server doesn't let us create roles.", e);
        }
        execute("grant select, insert, update, delete on app_user, task to " + role);
        execute("grant select on task_history to " + role);
        execute("grant " + role + " to current_user");
        execute("set role " + role);
        execute("insert into app_user (email, display_name, password_hash) values ('ada@example.org', 'Ada', 'x')");
        execute("insert into task (user_id, title) select id, 'one' from app_user");
    }

    @AfterEach
    void leave() throws SQLException {
        if (!connection.isClosed()) {
            execute("reset role");
            execute("drop owned by " + role);
            execute("drop role " + role);
            connection.close();
        }
    }

    @Test
    void writes_ofTheService_areRecordedUnderItsLogin() throws SQLException {
        execute("update task set status = 'done'");
        execute("delete from task");

        assertThat(query("select operation || ' by ' || actor_role from task_history order by id"))
                .containsExactly("created by " + login, "updated by " + login, "deleted by " + login);
    }

    @Test
    void deleteOfAnOwner_byTheService_takesTheHistoryAlong() throws SQLException {
        execute("delete from app_user");

        assertThat(query("select id::text from task_history")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into task_history (user_id, task_id, changed_at, operation, actor_id)"
                        + " select id, 1, now(), 'deleted', id from app_user",
                "update task_history set actor_role = 'somebody'",
                "delete from task_history",
                "truncate task_history",
                "truncate task",
            })
    void history_byTheService_canNotBeForgedOrErased(String sql) throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(sql))
                .withMessageContaining("permission denied for table task");
        assertThat(query("select operation::text from task_history")).containsExactly("created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table task disable trigger tr_task_history_insert",
                "drop trigger tr_task_history_delete on task",
                "alter table task_history disable trigger all",
                "set session_replication_role = replica",
                "create or replace function record_task_history() returns trigger language plpgsql as 'begin end'",
            })
    void trigger_byTheService_canNotBeTurnedOff(String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(sql))
                .withMessageMatching("(?s).*(must be owner of|permission denied).*");
    }

    /** The function runs with its owner's rights: on a table of the service's own, it would record what never happened. */
    @Test
    void function_onATableOfTheServicesOwn_isRefused() throws SQLException {
        execute("create temp table forged (like task)");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> execute(
                                "create trigger forging after insert on forged"
                                        + " referencing new table as new_task for each statement execute function record_task_history()"))
                .withMessageContaining("permission denied for function record_task_history");
    }

    /** Temporary tables come before all others, unless the function says otherwise. */
    @Test
    void temporaryTables_ofTheNamesThatTheFunctionUses_catchNothing() throws SQLException {
        execute("create temp table task_history (like public.task_history)");
        execute("create temp table app_user (like public.app_user)");
        execute("insert into task (user_id, title) select id, 'two' from public.app_user");
        execute("delete from task where title = 'two'");

        assertThat(query("select operation::text from public.task_history order by id"))
                .containsExactly("created", "created", "deleted");
        assertThat(query("select operation::text from pg_temp.task_history")).isEmpty();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
