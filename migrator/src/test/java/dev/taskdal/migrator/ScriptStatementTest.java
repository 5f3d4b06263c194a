package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class ScriptStatementTest {

    private static final String SCRIPT = """
            -- Makes a shelf.

            -- Why it is here.
            CREATE TABLE shelf (id integer); /* one; two */
            CREATE FUNCTION one() RETURNS integer BEGIN ATOMIC
                SELECT 1; -- not an end
            END;

            COPY shelf FROM STDIN;
            1
            2
            \\.
            """;

    @Test
    void script_withCommentsAndABody_isSplitAtItsStatements() {
        List<ScriptStatement> statements = ScriptStatement.of("V1__x.sql", SCRIPT);

        assertThat(statements).extracting(ScriptStatement::line).containsExactly(4, 5, 9);
        assertThat(statements).allMatch(ScriptStatement::transactional);
        assertThat(statements.get(0)).hasToString("CREATE TABLE shelf (id integer)");
    }

    @Test
    void statements_runInOrder_doWhatTheScriptDoes(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (ScriptStatement statement : ScriptStatement.of("V1__x.sql", SCRIPT)) {
                statement.run(connection);
            }

            try (ResultSet row = connection.createStatement().executeQuery("SELECT count(*) + one() FROM shelf")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(3);
            }
        }
    }

    /** The server refuses these in a transaction. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY ix ON shelf (id)",
                "DROP INDEX CONCURRENTLY ix",
                "REINDEX TABLE CONCURRENTLY shelf",
                "REINDEX (VERBOSE) INDEX CONCURRENTLY ix_2",
                "ALTER TABLE shelf DETACH PARTITION shelf_2024 CONCURRENTLY",
                "VACUUM FULL shelf"
            })
    void statement_thatGoesOnConcurrently_isNotTransactional(String sql) {
        assertThat(ScriptStatement.of("V1__x.sql", sql + ";").get(0).transactional())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REINDEX TABLE shelf",
                "ALTER TABLE shelf DETACH PARTITION shelf_2024",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY shelf",
                "ALTER TYPE kind ADD VALUE 'glass'"
            })
    void statement_ofAnotherKind_isTransactional(String sql) {
        assertThat(ScriptStatement.of("V1__x.sql", sql + ";").get(0).transactional())
                .isTrue();
    }

    @Test
    void script_thatAMigratorRefuses_isRefusedByName() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> ScriptStatement.of("U2__y.sql", "SELECT 1;\nCOMMIT;"))
                .withMessageStartingWith("U2__y.sql has COMMIT in line 2.");
    }
}
