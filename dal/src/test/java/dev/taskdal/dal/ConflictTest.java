package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.error.RetryableConflictException;
import dev.taskdal.dal.error.StatementCancelledException;
import dev.taskdal.dal.query.Attempts;
import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database refuses the first changes of a task, as if another transaction were in the way. It counts all of them. */
@PostgresTest(TaskListSchema.class)
class ConflictTest {

    private final List<QueryExecution> executions = new ArrayList<>();
    private DataSource dataSource;
    private Dal dal;
    private UserId ada;
    private Task task;

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
        dal = Dal.open(injected, executions::add);
        ada = Fixtures.user(dal, "ada").id();
        task = dal.tasks().create(new NewTask(ada, "one"));
        executions.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void statement_conflictThatPasses_isRunAgain(String sqlState) {
        refuseChanges(Attempts.MAX - 1, sqlState);

        Task done = dal.tasks().update(task.withStatus(TaskStatus.DONE));

        assertThat(done.version()).isEqualTo(2);
        assertThat(tries()).isEqualTo(Attempts.MAX);
        assertThat(executions)
                .extracting(execution -> execution.error().isPresent())
                .containsExactly(true, true, false);
    }

    @Test
    void statement_conflictThatStays_isGivenUp() {
        refuseChanges(1000, "40001");

        assertThatExceptionOfType(RetryableConflictException.class)
                .isThrownBy(() -> dal.tasks().update(task.withStatus(TaskStatus.DONE)));
        assertThat(tries()).isEqualTo(Attempts.MAX);
    }

    @Test
    void statement_ofSomebodyWhoActs_isRunAgain() {
        refuseChanges(1, "40P01");

        dal.actingAs(ada).tasks().update(task.withStatus(TaskStatus.DONE));

        assertThat(tries()).isEqualTo(2);
        assertThat(dal.history()
                        .pageByTask(ada, task.id(), PageRequest.first(10))
                        .items())
                .hasSize(2);
    }

    @Test
    void statement_lockThatIsNotFree_isNotWaitedForAgain() {
        refuseChanges(1000, "55P03");

        assertThatExceptionOfType(RetryableConflictException.class)
                .isThrownBy(() -> dal.tasks().update(task.withStatus(TaskStatus.DONE)));
        assertThat(tries()).isOne();
    }

    @Test
    void statement_ofATransaction_isNotRunAgainAlone() {
        refuseChanges(1, "40001");

        assertThatExceptionOfType(RetryableConflictException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> tx.tasks().update(task.withStatus(TaskStatus.DONE))));
        assertThat(tries()).isOne();
    }

    @Test
    void inRepeatableTransaction_conflictThatPasses_isRunAgainAsAWhole() {
        refuseChanges(Attempts.MAX - 1, "40001");
        AtomicInteger runs = new AtomicInteger();

        Task done = dal.actingAs(ada).inRepeatableTransaction(tx -> {
            tx.tasks().create(new NewTask(ada, "run " + runs.incrementAndGet()));
            return tx.tasks().update(task.withStatus(TaskStatus.DONE));
        });

        assertThat(done.version()).isEqualTo(2);
        assertThat(dal.tasks().pageByUser(ada, PageRequest.first(10)).items())
                .extracting(Task::title)
                .containsExactly("run " + Attempts.MAX, "one");
    }

    @Test
    void inRepeatableTransaction_conflictThatStays_isGivenUp() {
        refuseChanges(1000, "40P01");

        assertThatExceptionOfType(RetryableConflictException.class)
                .isThrownBy(
                        () -> dal.inRepeatableTransaction(tx -> tx.tasks().update(task.withStatus(TaskStatus.DONE))));
        assertThat(tries()).isEqualTo(Attempts.MAX);
    }

    @Test
    void statement_longerThanItsTimeout_isCancelled() {
        assertThatExceptionOfType(StatementCancelledException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    tx.dsl().execute("set local statement_timeout = 50");
                    return tx.dsl().execute("select pg_sleep(60)");
                }))
                .withMessage("The statement was ended before it was done: canceling statement due to statement timeout."
                        + " Nothing of it was written.");
    }

    private void refuseChanges(int times, String sqlState) {
        Dal.open(dataSource).dsl().execute("""
                        create sequence tries;
                        create function refuse() returns trigger language plpgsql as $$
                        begin
                            if nextval('tries') <= %d then
                                raise exception 'in the way' using errcode = '%s';
                            end if;
                            return new;
                        end $$;
                        create trigger refuse before update on task for each row execute function refuse();
                        """.formatted(times, sqlState));
    }

    private long tries() {
        return (Long) dal.dsl().fetchValue("select last_value from tries");
    }
}
