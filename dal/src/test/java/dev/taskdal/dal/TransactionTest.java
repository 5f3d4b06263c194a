package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.RetryableConflictException;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Tasks;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest(TaskListSchema.class)
class TransactionTest {

    /** The common pool has one thread on a machine with two cores. */
    private static final Executor OWN_THREAD = work -> new Thread(work).start();

    private DataSource dataSource;
    private Dal dal;
    private UserId ada;

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
        dal = Dal.open(injected);
        ada = Fixtures.user(dal, "ada").id();
    }

    @Test
    void inTransaction_workReturns_commits() {
        String title = dal.inTransaction(tx -> {
            tx.tasks().create(new NewTask(ada, "one"));
            assertThat(count()).as("seen from outside before the commit").isZero();
            return tx.tasks().create(new NewTask(ada, "two")).title();
        });

        assertThat(title).isEqualTo("two");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void inTransaction_workThrows_rollsBackAndThrowsTheSame() {
        IOException failure = new IOException("disk on fire");

        assertThat(catchThrowable(() -> dal.inTransaction(tx -> {
                    tx.tasks().create(new NewTask(ada, "one"));
                    throw failure;
                })))
                .isSameAs(failure);
        assertThat(count()).isZero();
    }

    @Test
    void inTransaction_failureSwallowed_isNotCommittedInSilence() {
        assertThatExceptionOfType(DalException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    tx.tasks().create(new NewTask(ada, "one"));
                    catchThrowable(() -> tx.tasks().create(new NewTask(ada, "")));
                    return null;
                }));
        assertThat(count()).isZero();
    }

    @Test
    void nested_workThrows_rollsBackOnlyItself() {
        dal.inTransaction(tx -> {
            tx.tasks().create(new NewTask(ada, "kept"));
            assertThatExceptionOfType(CheckViolationException.class)
                    .isThrownBy(() -> tx.nested(inner -> {
                        inner.tasks().create(new NewTask(ada, "lost"));
                        return inner.tasks().create(new NewTask(ada, ""));
                    }));
            return tx.nested(inner -> inner.tasks().create(new NewTask(ada, "kept too")));
        });

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void transaction_afterItsLambda_isRefused() {
        AtomicReference<Transaction> leaked = new AtomicReference<>();
        AtomicReference<Tasks> leakedTasks = new AtomicReference<>();
        AtomicReference<DSLContext> leakedDsl = new AtomicReference<>();
        dal.inTransaction(tx -> {
            leaked.set(tx);
            leakedTasks.set(tx.tasks());
            leakedDsl.set(tx.dsl());
            return null;
        });

        String message =
                "This transaction has ended. What comes from it can be used only inside of the lambda that it was"
                        + " given to: return values instead.";
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> leakedTasks.get().create(new NewTask(ada, "late")))
                .withMessage(message);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> leakedDsl.get().selectOne().fetch())
                .withMessage(message);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> leaked.get().nested(inner -> null))
                .withMessage(message);
        assertThat(count()).isZero();
    }

    @Test
    void transaction_onAnotherThread_isRefused() {
        dal.inTransaction(tx -> {
            Throwable failure = CompletableFuture.supplyAsync(
                            () -> catchThrowable(() -> tx.tasks().create(new NewTask(ada, "elsewhere"))))
                    .join();
            assertThat(failure)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("This transaction belongs to thread ");
            return null;
        });
        assertThat(count()).isZero();
    }

    @Test
    void dsl_transactionOfJooq_isRefused() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> dal.dsl().transaction(c -> c.dsl().selectOne().fetch()))
                .withMessage("Transactions are begun by Dal.inTransaction and Transaction.nested, not by jOOQ's"
                        + " transaction().");
    }

    @Test
    void inTransaction_connectionOfAPool_comesBackWithAutoCommitOn() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            Dal single = Dal.open(new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true));
            single.inTransaction(tx -> tx.tasks().create(new NewTask(ada, "one")));
            assertThat(connection.getAutoCommit()).isTrue();
            catchThrowable(() -> single.inTransaction(tx -> {
                throw new IOException();
            }));
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void open_autoCommitOff_isRefused() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> Dal.open(
                            new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true)))
                    .withMessageContaining("Turn auto-commit on (in HikariCP: autoCommit=true)");
        }
    }

    /** Two transactions that wait for each other: PostgreSQL ends one of them. */
    @Test
    void inTransaction_deadlock_isARetryableConflict() throws Exception {
        UserId bob = Fixtures.user(dal, "bob").id();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        CompletableFuture<Throwable> first =
                CompletableFuture.supplyAsync(() -> lockBoth(ada, bob, bothHoldOne), OWN_THREAD);
        CompletableFuture<Throwable> second =
                CompletableFuture.supplyAsync(() -> lockBoth(bob, ada, bothHoldOne), OWN_THREAD);

        Throwable one = first.get(30, TimeUnit.SECONDS);
        Throwable other = second.get(30, TimeUnit.SECONDS);

        assertThat(one == null ? other : one)
                .isInstanceOf(RetryableConflictException.class)
                .hasMessage("Another transaction was in the way: deadlock detected. Run the transaction again.");
        assertThat(one == null || other == null).as("one of them went through").isTrue();
    }

    private Throwable lockBoth(UserId first, UserId second, CyclicBarrier bothHoldOne) {
        return catchThrowable(() -> dal.inTransaction(tx -> {
            tx.users().update(tx.users().get(first).withDisplayName("x"));
            bothHoldOne.await(20, TimeUnit.SECONDS);
            return tx.users().update(tx.users().get(second).withDisplayName("y"));
        }));
    }

    @Test
    void inTransaction_serializationFailure_isARetryableConflict() {
        assertThatExceptionOfType(RetryableConflictException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    tx.dsl().execute("set transaction isolation level repeatable read");
                    var user = tx.users().get(ada);
                    dal.users().update(user.withDisplayName("faster"));
                    return tx.users().update(user.withDisplayName("slower"));
                }));
        assertThat(dal.users().get(ada).displayName()).isEqualTo("faster");
    }

    private int count() {
        return dal.tasks().pageByUser(ada, PageRequest.first(100)).items().size();
    }
}
