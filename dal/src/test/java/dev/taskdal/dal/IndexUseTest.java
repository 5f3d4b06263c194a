package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each query pattern of the design scans its index and reads no table from end to end, under both kinds of plan: counted
 * by the server, in the transaction of the query.
 */
@PostgresTest(TaskListSchema.class)
class IndexUseTest {

    private static Dal dal;
    private static UserId ada;

    @BeforeAll
    static void fill(ThrowawayDatabase database) {
        dal = Fixtures.open(database.dataSource());
        ada = Fixtures.user(dal, "ada").id();
        for (int i = 0; i < 200; i++) {
            UserId owner = i == 0 ? ada : Fixtures.user(dal, "user" + i).id();
            dal.tasks()
                    .createAll(IntStream.range(0, i == 0 ? 2000 : 100)
                            .mapToObj(n -> new NewTask(owner, "Task " + n, "", TaskStatus.values()[n % 4]))
                            .toList());
        }
        dal.dsl()
                .execute("insert into app_user (email, display_name, password_hash)"
                        + " select 'idle' || n || '@example.org', 'Idle', '{noop}' from generate_series(1, 5000) n");
        dal.dsl().execute("vacuum analyze");
    }

    private record Pattern(String index, String name, Consumer<Transaction> query) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> patternsUnderBothPlans() {
        PageRequest request = PageRequest.first(20);
        Instant until = Instant.now();
        return Stream.of(
                        new Pattern("ix_user_email", "log in", tx -> tx.users().findByEmail("ADA@example.org")),
                        new Pattern(
                                "ix_task_user_id",
                                "a user's tasks",
                                tx -> tx.tasks().pageByUser(ada, request)),
                        new Pattern(
                                "ix_task_status",
                                "tasks in a status",
                                tx -> tx.tasks().pageByStatus(TaskStatus.DONE, request)),
                        new Pattern(
                                "ix_task_title",
                                "a prefix",
                                tx -> tx.tasks().pageByTitlePrefix(ada, "task 19", request)),
                        new Pattern(
                                "ix_task_created_at",
                                "the newest",
                                tx -> tx.tasks().pageNewest(request)),
                        new Pattern(
                                "ix_task_created_at",
                                "between two instants",
                                tx -> tx.tasks().pageCreatedBetween(until.minus(Duration.ofDays(1)), until, request)),
                        new Pattern(
                                "ix_task_user_status",
                                "the dashboard",
                                tx -> tx.tasks().pageByUserAndStatus(ada, TaskStatus.TODO, request)),
                        new Pattern(
                                "ix_task_user_status",
                                "the board",
                                tx -> tx.tasks().board(ada, 20)))
                .flatMap(pattern ->
                        Stream.of("force_custom_plan", "force_generic_plan").map(plan -> Arguments.of(pattern, plan)));
    }

    @ParameterizedTest
    @MethodSource("patternsUnderBothPlans")
    void query_onRealVolume_scansItsIndexOnly(Pattern pattern, String plan) {
        dal.inTransaction(tx -> {
            tx.dsl().execute("set local plan_cache_mode = " + plan);
            pattern.query().accept(tx);
            Map<String, Integer> before = scans(tx);

            pattern.query().accept(tx);

            Map<String, Integer> scanned = new TreeMap<>();
            scans(tx).forEach((name, count) -> {
                if (count > before.getOrDefault(name, 0)) {
                    scanned.put(name, count);
                }
            });
            assertThat(scanned.keySet()).containsExactly(pattern.index());
            return null;
        });
    }

    private static Map<String, Integer> scans(Transaction tx) {
        return tx.dsl()
                .fetch("select relname || case relkind when 'r' then ' from end to end' else '' end,"
                        + " pg_stat_get_xact_numscans(oid)::int from pg_class"
                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')")
                .intoMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class));
    }
}
