package dev.taskdal.dal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;

import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

/** Which names are quoted, asked of the server. */
@PostgresTest(TaskListSchema.class)
class IdentifiersTest {

    private static final String KEYWORDS = "select word from pg_get_keywords() order by word";

    /** The labels of a select list without AS are told since PostgreSQL 14. */
    private static final String SPECIAL =
            "select word from pg_get_keywords() where catcode <> 'U' or not barelabel order by word";

    @Test
    void needQuotes_keywordsOfTheServer_areKnown(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(words(connection, SPECIAL)).isNotEmpty().allMatch(Identifiers::needQuotes);
        }
    }

    @Test
    void needQuotes_whatTheServerWouldFold_isQuoted() {
        assertThat(List.of("Task", "two words", "", "1st", "häuser", "a$", "a\"b"))
                .allMatch(Identifiers::needQuotes);
        assertThat(List.of("task", "_x", "task_2", "name", "key", "value")).noneMatch(Identifiers::needQuotes);
    }

    @Test
    void rendered_keywordAsTheNameOfATableAndAColumn_isUnderstood(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String word : words(connection, KEYWORDS)) {
                statement.execute("create temporary table \"%1$s\" (\"%1$s\" int)".formatted(word));
                Table<?> table = table(name(word));
                Field<Integer> column = field(name(word), SQLDataType.INTEGER);
                Field<Integer> qualified = field(name(word, word), SQLDataType.INTEGER);

                execute(statement, insertInto(table).set(column, 2));
                execute(statement, update(table).set(column, column.minus(1)).where(qualified.gt(1)));

                assertThat(read(
                                statement,
                                select(column, qualified.as(word))
                                        .from(table)
                                        .where(column.eq(1))
                                        .groupBy(column)
                                        .orderBy(column)))
                        .as(word)
                        .isEqualTo(1);
                assertThat(read(
                                statement,
                                select(qualified)
                                        .from(table(name("pg_temp", word)).as(word))))
                        .as(word)
                        .isEqualTo(1);
            }
        }
    }

    private static void execute(Statement statement, Query query) throws SQLException {
        statement.execute(SqlText.of(query, Set.of()).sql());
    }

    private static int read(Statement statement, Query query) throws SQLException {
        try (ResultSet row = statement.executeQuery(SqlText.of(query, Set.of()).sql())) {
            row.next();
            return row.getInt(1);
        }
    }

    private static List<String> words(Connection connection, String sql) throws SQLException {
        List<String> words = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }
}
