package dev.taskdal.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;

/** What ran is reported, whoever closes, commits or streams it. */
@PostgresTest
class PlanRecorderTest {

    @Test
    void statementsOfATransaction_areAllReported(DataSource database) throws Exception {
        PlanRecorder recorder = PlanRecorder.on(database);

        List<Plan> plans = recorder.record(
                () -> {
                    try (Connection connection = recorder.dataSource().getConnection()) {
                        connection.setAutoCommit(false);
                        execute(connection, "create table shelf (id bigint)");
                        execute(connection, "insert into shelf select generate_series(1, 5)");
                        execute(connection, "select '\u0001 ]]> <&' from shelf");
                        connection.commit();
                        connection.setAutoCommit(true);
                    }
                },
                0,
                false);

        assertThat(plans).extracting(Plan::sql).map(sql -> sql.substring(0, 6)).containsExactly("insert", "select");
        assertThat(plans.get(1).sql()).isEqualTo("select '? ]]> <&' from shelf");
        assertThat(plans.get(1).top().rows()).isEqualTo(5);
        assertThat(plans.get(0).writtenTables()).containsExactly("shelf");
        assertThat(tables(database)).isOne();
    }

    @Test
    void workThatIsUndone_cantBeCommitted(DataSource database) throws Exception {
        PlanRecorder recorder = PlanRecorder.on(database);

        recorder.undo(() -> recorder.undo(() -> {
            try (Connection connection = recorder.dataSource().getConnection()) {
                execute(connection, "create table shelf (id bigint)");
                connection.commit();
                connection.setAutoCommit(true);
            }
        }));

        assertThat(tables(database)).isZero();
    }

    @Test
    void roleThatMayNotLoad_skipsWithTheReason(ThrowawayDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "drop role if exists contracts_reader");
            execute(connection, "create role contracts_reader login password 'secret'");
        }
        PGSimpleDataSource reader = new PGSimpleDataSource();
        reader.setUrl(database.jdbcUrl());
        reader.setUser("contracts_reader");
        reader.setPassword("secret");

        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> PlanRecorder.on(reader))
                .withMessageContaining("lets this role load auto_explain")
                .withMessageContaining("access to library \"auto_explain\" is not allowed");
    }

    private static long tables(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
