package dev.taskdal.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.dal.task.Task;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contestant does the same work, on a small database. */
class AgreementTest {

    private static final Seed SEED = new Seed(20, 1000);

    private static MeasuredDatabase database;
    private static HikariDataSource pool;
    private static final Map<Entrant, Contestant> CONTESTANTS = new EnumMap<>(Entrant.class);

    @BeforeAll
    static void start() throws SQLException {
        database = MeasuredDatabase.start(SEED);
        pool = Pools.open(database.address(), 1);
        for (Entrant entrant : Entrant.values()) {
            CONTESTANTS.put(entrant, entrant.open(pool));
        }
    }

    @AfterAll
    static void stop() {
        CONTESTANTS.values().forEach(Contestant::close);
        pool.close();
        database.close();
    }

    static Stream<Arguments> contestantsAndWork() {
        return Stream.of(Entrant.values())
                .flatMap(entrant -> Stream.of(Work.values())
                        .filter(work -> work.isFor(entrant))
                        .map(work -> Arguments.of(entrant, work)));
    }

    @ParameterizedTest
    @MethodSource("contestantsAndWork")
    void check_everyContestant_doesTheSameWork(Entrant entrant, Work work) throws SQLException {
        new Agreement(CONTESTANTS.get(Entrant.JDBC), database).check(work, entrant, CONTESTANTS.get(entrant));
    }

    @Test
    void check_otherRow_namesContestantAndWork() {
        Contestant careless = (Contestant) Proxy.newProxyInstance(
                Contestant.class.getClassLoader(), new Class<?>[] {Contestant.class}, (proxy, method, arguments) -> {
                    Optional<?> answer = (Optional<?>) method.invoke(CONTESTANTS.get(Entrant.JDBC), arguments);
                    return answer.map(task -> ((Task) task).withTitle("Something else"));
                });

        assertThatThrownBy(() -> new Agreement(CONTESTANTS.get(Entrant.JDBC), database)
                        .check(Work.FIND_TASK, Entrant.JDBI, careless))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "Jdbi doesn't do the same work as hand-written JDBC in \"task by key\": expected ")
                .hasMessageContaining("title=Something else");
    }
}
