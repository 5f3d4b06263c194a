package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A Spring transaction is joined, never ended. */
@PostgresTest(TaskListSchema.class)
class SpringTransactionTest {

    private Dal dal;
    private Dal outside;
    private TransactionTemplate spring;
    private UserId ada;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Dal.open(new TransactionAwareDataSourceProxy(dataSource));
        outside = Dal.open(dataSource);
        spring = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        ada = Fixtures.user(dal, "ada").id();
    }

    @Test
    void singleStatements_inASpringTransaction_commitWithIt() {
        spring.executeWithoutResult(status -> {
            dal.tasks().create(new NewTask(ada, "one"));
            assertThat(count()).isZero();
        });

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void inTransaction_inASpringTransaction_commitsWithItOnly() {
        spring.executeWithoutResult(status -> {
            dal.inTransaction(tx -> tx.tasks().create(new NewTask(ada, "one")));
            assertThat(count()).isZero();
        });

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void inTransaction_springRollsBack_isUndone() {
        spring.executeWithoutResult(status -> {
            dal.tasks().create(new NewTask(ada, "one"));
            dal.inTransaction(tx -> tx.tasks().create(new NewTask(ada, "two")));
            status.setRollbackOnly();
        });

        assertThat(count()).isZero();
    }

    @Test
    void inTransaction_fails_undoesItselfAndSpringGoesOn() {
        spring.executeWithoutResult(status -> {
            dal.tasks().create(new NewTask(ada, "kept"));
            catchThrowable(() -> dal.inTransaction(tx -> {
                tx.tasks().create(new NewTask(ada, "lost"));
                return tx.tasks().create(new NewTask(ada, ""));
            }));
            dal.tasks().create(new NewTask(ada, "kept too"));
        });

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void inTransaction_noSpringTransaction_isItsOwn() {
        dal.inTransaction(tx -> tx.tasks().create(new NewTask(ada, "one")));

        assertThat(count()).isEqualTo(1);
    }

    /** As another connection sees it. */
    private int count() {
        return outside.tasks().pageByUser(ada, PageRequest.first(100)).items().size();
    }
}
