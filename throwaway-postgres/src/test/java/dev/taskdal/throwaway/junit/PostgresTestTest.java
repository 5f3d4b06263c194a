package dev.taskdal.throwaway.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskdal.throwaway.DatabasePreparer;
import dev.taskdal.throwaway.Sql;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Uses what it tests. */
@PostgresTest(PostgresTestTest.Items.class)
@Execution(ExecutionMode.CONCURRENT)
class PostgresTestTest {
    private static final String COUNT = "SELECT count(*) FROM item";
    private static final Queue<ThrowawayDatabase> OF_TESTS = new ConcurrentLinkedQueue<>();
    private static ThrowawayDatabase ofClass;

    private final ThrowawayDatabase ofConstructor;

    PostgresTestTest(ThrowawayDatabase database) {
        ofConstructor = database;
    }

    @BeforeAll
    static void remember(ThrowawayDatabase database) {
        ofClass = database;
    }

    @BeforeEach
    void fill(DataSource database) throws SQLException {
        Sql.execute(database, "INSERT INTO item VALUES (1)");
    }

    @RepeatedTest(3)
    void database_ofTest_isFreshAndSharedWithBeforeEach(ThrowawayDatabase database, DataSource dataSource)
            throws SQLException {
        OF_TESTS.add(database);
        assertThat(Sql.query(dataSource, COUNT)).containsExactly("1");
        assertThat(Sql.query(database.dataSource(), COUNT)).containsExactly("1");
        assertThat(database.name()).isNotEqualTo(ofClass.name());
    }

    @Test
    void database_ofConstructor_isThatOfTheClass() throws SQLException {
        assertThat(ofConstructor).isSameAs(ofClass);
        assertThat(Sql.query(ofConstructor.dataSource(), COUNT)).containsExactly("0");
    }

    @Test
    void server_injected_isRunning(ThrowawayPostgres postgres) {
        postgres.createDatabase().close();
        assertThat(Items.PREPARED).hasValue(1);
    }

    @Nested
    class InheritingTest {
        @Test
        void database_ofNestedTest_hasTheOuterSchemaAndBeforeEach(DataSource database) throws SQLException {
            assertThat(Sql.query(database, COUNT)).containsExactly("1");
        }
    }

    @AfterAll
    static void afterwards_databasesOfTests_areDropped() {
        assertThat(OF_TESTS)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allSatisfy(database -> assertThatThrownBy(database::connect).hasMessageContaining("does not exist"));
    }

    static final class Items implements DatabasePreparer {
        static final AtomicInteger PREPARED = new AtomicInteger();

        @Override
        public void prepare(DataSource dataSource) throws SQLException {
            PREPARED.incrementAndGet();
            Sql.execute(dataSource, "CREATE TABLE item (id int)");
        }
    }
}
