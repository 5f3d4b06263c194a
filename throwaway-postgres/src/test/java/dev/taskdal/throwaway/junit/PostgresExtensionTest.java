package dev.taskdal.throwaway.junit;

import static org.assertj.core.api.Assertions.allOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.taskdal.throwaway.DatabasePreparer;
import dev.taskdal.throwaway.Sql;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes as a launcher does. */
class PostgresExtensionTest {
    private static final Queue<ThrowawayPostgres> SERVERS = new ConcurrentLinkedQueue<>();

    @Test
    void session_severalClasses_haveOneServerAndTheirOwnSchemas() {
        SERVERS.clear();
        var results = EngineTestKit.engine("junit-jupiter")
                .selectors(
                        selectClass(One.class),
                        selectClass(Other.class),
                        selectClass(Failing.class),
                        selectClass(Inner.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL")
                .execute();

        assertThat(SERVERS).hasSize(2);
        assertThat(SERVERS.stream().distinct()).hasSize(1);
        results.testEvents()
                .assertStatistics(
                        statistics -> statistics.started(5).succeeded(3).failed(2));
        results.testEvents()
                .assertThatEvents()
                .haveExactly(1, failure("fails", message(text -> text.contains("no such migration"))))
                .haveExactly(
                        1,
                        failure(
                                "needsOuter",
                                message(
                                        text -> text.endsWith(
                                                "It needs a constructor without parameters and, if it is a nested class, to be static."))));
        assertThat(SERVERS.element().toString()).startsWith("ThrowawayPostgres[PostgreSQL");
        // The session has ended, and the server with it.
        assertThatThrownBy(() -> SERVERS.element().createDatabase()).hasMessageContaining("is closed");
    }

    private static Condition<Event> failure(String test, Condition<Throwable> condition) {
        return allOf(event(test(test)), finishedWithFailure(condition));
    }

    @PostgresTest
    static class One {
        @Test
        void empty(ThrowawayPostgres postgres, DataSource database) throws SQLException {
            SERVERS.add(postgres);
            assertThat(Sql.query(database, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                    .isEmpty();
        }

        @Nested
        @PostgresTest(Tags.class)
        class Deeper {
            @Test
            void tags(ThrowawayDatabase database) throws SQLException {
                Sql.execute(database.dataSource(), "INSERT INTO tag VALUES (1)");
            }
        }
    }

    @PostgresTest(Tags.class)
    static class Other {
        @Test
        void tags(ThrowawayPostgres postgres, ThrowawayDatabase database) throws SQLException {
            SERVERS.add(postgres);
            Sql.execute(database.dataSource(), "INSERT INTO tag VALUES (1)");
        }
    }

    @PostgresTest(Broken.class)
    static class Failing {
        @Test
        void fails(DataSource database) {}
    }

    @PostgresTest(NotStatic.class)
    static class Inner {
        @Test
        void needsOuter(DataSource database) {}
    }

    static class Tags implements DatabasePreparer {
        @Override
        public void prepare(DataSource dataSource) throws SQLException {
            Sql.execute(dataSource, "CREATE TABLE tag (id int)");
        }
    }

    static class Broken implements DatabasePreparer {
        @Override
        public void prepare(DataSource dataSource) {
            throw new IllegalStateException("no such migration");
        }
    }

    class NotStatic implements DatabasePreparer {
        @Override
        public void prepare(DataSource dataSource) {}
    }
}
