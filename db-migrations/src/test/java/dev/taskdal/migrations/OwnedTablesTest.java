package dev.taskdal.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The conventions of what users own, which are the tables with a {@code user_id}: nothing of theirs refers to what is
 * somebody else's, and all of it could be distributed by owner.
 */
@PostgresTest(SchemaTest.TaskList.class)
class OwnedTablesTest {

    private static final String OWNED = " (select attrelid, attnum from pg_attribute join pg_class on oid = attrelid"
            + " where attname = 'user_id' and not attisdropped and relkind = 'r'"
            + " and relnamespace = 'public'::regnamespace) owned ";

    private DataSource dataSource;

    @BeforeEach
    void open(DataSource given) {
        dataSource = given;
    }

    @Test
    void ownedTables_areAllThatOneWouldExpect() throws SQLException {
        assertThat(query("select attrelid::regclass::text from" + OWNED + "order by 1"))
                .containsExactly(
                        "api_token",
                        "category",
                        "notification_setting",
                        "tag",
                        "task",
                        "task_category",
                        "task_history",
                        "task_tag");
    }

    @Test
    void primaryKeys_startWithTheOwner_andGoOnWithTheIdWhereThereIsOne() throws SQLException {
        assertThat(query("select attrelid::regclass::text from" + OWNED
                        + "where not exists (select from pg_index where indrelid = attrelid and indisprimary"
                        + " and indkey[0] = owned.attnum)"))
                .as("owned tables whose key doesn't start with the owner")
                .isEmpty();
        assertThat(query("select id.attrelid::regclass::text from" + OWNED
                        + "join pg_attribute id on id.attrelid = owned.attrelid and id.attname = 'id'"
                        + " where not exists (select from pg_constraint where conrelid = owned.attrelid"
                        + " and contype = 'p' and conkey = array[owned.attnum, id.attnum])"))
                .as("owned tables with an id whose key isn't (user_id, id)")
                .isEmpty();
    }

    @Test
    void uniqueIndexesAndForeignKeys_allHaveTheOwner() throws SQLException {
        assertThat(query("select indexrelid::regclass::text from pg_index join" + OWNED + "on indrelid = attrelid"
                        + " where (indisunique or indisexclusion) and not attnum = any (indkey[0:indnkeyatts - 1])"))
                .isEmpty();
        assertThat(query("select conname::text from pg_constraint join" + OWNED + "on conrelid = attrelid"
                        + " where contype = 'f' and not attnum = any (conkey)"))
                .isEmpty();
    }

    /** So that the whole history of an owner, or of a task's tags, goes with one delete. */
    @Test
    void foreignKeys_all_cascade() throws SQLException {
        assertThat(query("select conname::text from pg_constraint join" + OWNED + "on conrelid = attrelid"
                        + " where contype = 'f' and confdeltype <> 'c'"))
                .isEmpty();
    }

    /** Whoever adds a column to task is told here that its history doesn't know it. */
    @Test
    void history_ofTasks_hasEachOfTheirColumnsTwice() throws SQLException {
        assertThat(query("select c.column_name || '_' || w.suffix || ' ' || c.udt_name"
                        + " from information_schema.columns c, (values ('before'), ('after')) w (suffix)"
                        + " where c.table_name = 'task'"
                        + " and c.column_name not in ('user_id', 'id', 'version', 'created_at', 'updated_at')"
                        + " except select column_name || ' ' || udt_name from information_schema.columns"
                        + " where table_name = 'task_history'"))
                .as("columns that task_history and record_task_history lack, or the list of those that need no history")
                .isEmpty();
        assertThat(query("select column_name::text from information_schema.columns where table_name = 'task_history'"
                        + " and column_name ~ '_(before|after)$' and not (select prosrc ~ ('\\y' || column_name || '\\y')"
                        + " from pg_proc where proname = 'record_task_history')"))
                .as("columns that record_task_history doesn't write")
                .isEmpty();
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
