package dev.taskdal.dal;

import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.update;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.history.Actor;
import dev.taskdal.dal.history.HistoryEntry;
import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Mapping;
import dev.taskdal.dal.query.Outcome;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.dal.query.RoundTrip;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.dal.user.UserQueries;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Who the history names, on a pool of one connection: whoever comes next has the same. */
@PostgresTest(TaskListSchema.class)
class ActingTest {

    private record Touch(UserId owner, Optional<Instant> at) {}

    /** With a null of a type that the driver doesn't know: from the sixth time on it waits for the server before it. */
    private static final CompiledQuery<Touch, String> TOUCH = Queries.named("Acting")
            .query(
                    "touch",
                    Contract.noIndex(),
                    p -> update(TASK)
                            .set(TASK.TITLE, TASK.TITLE.concat("!"))
                            .set(
                                    TASK.UPDATED_AT,
                                    coalesce(
                                            p.value(
                                                    SQLDataType.INSTANT.nullable(true),
                                                    touch -> touch.at().orElse(null)),
                                            TASK.UPDATED_AT))
                            .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Touch::owner)))
                            .returningResult(TASK.TITLE),
                    Mapping.value());

    private final List<QueryExecution> told = new ArrayList<>();
    private HikariDataSource pool;
    private Dal dal;
    private UserId ada;
    private UserId bob;
    private Actor us;

    @BeforeEach
    void open(DataSource dataSource) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        dal = Dal.open(pool, told::add);
        ada = Fixtures.user(dal, "ada").id();
        bob = Fixtures.user(dal, "bob").id();
        us = new Actor.Role(dal.dsl().fetchValue("select session_user").toString());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void writes_onBehalfOfAUser_nameThatUser() {
        Acting acting = dal.actingAs(bob);
        Task task = acting.tasks().create(new NewTask(ada, "one"));
        acting.tasks().update(acting.tasks().get(ada, task.id()).withStatus(TaskStatus.DONE));
        acting.tasks().delete(ada, task.id());
        acting.tasks().createAll(Collections.nCopies(3, new NewTask(ada, "two")));
        acting.tasks().importAll(Collections.nCopies(3, new NewTask(ada, "three")));

        assertThat(actors()).hasSize(9).containsOnly(new Actor.User(bob));
    }

    @Test
    void writes_afterThoseOfAUser_onTheSameConnection_nameTheRoleAgain() {
        dal.actingAs(bob).tasks().create(new NewTask(ada, "bob's"));
        nextIsOurs();
        dal.actingAs(bob).tasks().pageByUser(ada, PageRequest.first(1));
        nextIsOurs();
        dal.actingAs(bob).inTransaction(tx -> tx.tasks().create(new NewTask(ada, "bob's, too")));
        nextIsOurs();
        dal.actingAs(ada).tasks().create(new NewTask(ada, "her own"));
        nextIsOurs();

        assertThat(actors())
                .containsExactly(us, new Actor.User(ada), us, new Actor.User(bob), us, us, new Actor.User(bob));
    }

    @Test
    void writes_thatFail_leaveNothingBehind() {
        Acting acting = dal.actingAs(bob);
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> acting.tasks().create(new NewTask(ada, " ")));
        nextIsOurs();
        assertThatExceptionOfType(UnknownOwnerException.class)
                .isThrownBy(() -> acting.tasks().create(new NewTask(new UserId(404), "lost")));
        nextIsOurs();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> acting.tasks().create(new NewTask(ada, "\0")));
        nextIsOurs();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> acting.inTransaction(tx -> {
                    tx.tasks().create(new NewTask(ada, "undone"));
                    throw new IllegalStateException("no");
                }));
        nextIsOurs();

        assertThat(actors()).hasSize(4).containsOnly(us);
    }

    /** Each of many, since the driver sends the first few otherwise than those after them. */
    @Test
    void writes_onBehalfOfAUser_takeOneRoundTrip() {
        Acting acting = dal.actingAs(bob);
        Task task = acting.tasks().create(new NewTask(ada, "one"));
        try (SyncCounter syncs = new SyncCounter()) {
            for (int i = 0; i < 10; i++) {
                acting.tasks().create(new NewTask(ada, "another"));
                assertThat(syncs.count()).as("create no. " + i).isEqualTo(1);
                task = acting.tasks().update(task.withTitle("title " + i));
                assertThat(syncs.count()).as("update no. " + i).isEqualTo(1);
                acting.tasks().delete(ada, task.id());
                assertThat(syncs.count()).as("delete no. " + i).isEqualTo(1);
                acting.tasks().importAll(List.of(new NewTask(ada, "more")));
                assertThat(syncs.count()).as("import no. " + i).isEqualTo(1);
                task = acting.tasks()
                        .createAll(List.of(new NewTask(ada, "more")))
                        .get(0);
                assertThat(syncs.count()).as("createAll no. " + i).isEqualTo(1);
            }
            int plain = syncsOf(syncs, () -> dal.inTransaction(tx -> tx.tasks().create(new NewTask(ada, "x"))));
            int onBehalf =
                    syncsOf(syncs, () -> acting.inTransaction(tx -> tx.tasks().create(new NewTask(ada, "x"))));
            assertThat(onBehalf).as("a transaction").isEqualTo(plain);
        }
    }

    @Test
    void writes_thatTheDriverDoesNotSendTogether_nameTheUserAllTheSame() {
        Fixtures.tasks(dal, ada, "one");
        for (int i = 0; i < 10; i++) {
            TOUCH.list(dal.actingAs(bob), new Touch(ada, Optional.empty()));
        }

        assertThat(actors()).hasSize(11).last().isEqualTo(us);
        assertThat(actors().subList(0, 10)).containsOnly(new Actor.User(bob));
    }

    @Test
    void roundTripAndStream_onBehalfOfAUser_nameThatUser() {
        Fixtures.tasks(dal, ada, "one");
        RoundTrip trip = new RoundTrip();
        Outcome<?> user = trip.get(UserQueries.FIND, ada);
        Outcome<List<String>> touched = trip.list(TOUCH, new Touch(ada, Optional.of(Instant.EPOCH)));
        trip.run(dal.actingAs(bob));
        TOUCH.stream(dal.actingAs(ada), new Touch(ada, Optional.of(Instant.EPOCH)), Stream::toList);
        nextIsOurs();

        assertThat(user.get()).isNotNull();
        assertThat(touched.get()).containsExactly("one!");
        assertThat(actors()).containsExactly(us, new Actor.User(ada), new Actor.User(bob), us);
    }

    @Test
    void transaction_withASavepointRolledBack_goesOnOnBehalfOfTheUser() {
        dal.actingAs(bob).inTransaction(tx -> {
            catchThrowable(() -> tx.nested(inner -> {
                inner.tasks().create(new NewTask(ada, "undone"));
                return inner.tasks().create(new NewTask(ada, " "));
            }));
            tx.tasks().create(new NewTask(ada, "one"));
            return tx.nested(inner -> inner.tasks().create(new NewTask(ada, "two")));
        });

        assertThat(actors()).containsExactly(new Actor.User(bob), new Actor.User(bob));
    }

    @Test
    void dsl_inATransactionOnBehalfOfAUser_namesThatUser() {
        Fixtures.tasks(dal, ada, "one");

        dal.actingAs(bob)
                .inTransaction(tx ->
                        tx.dsl().update(TASK).set(TASK.STATUS, TaskStatus.DONE).execute());

        assertThat(actors()).containsExactly(new Actor.User(bob), us);
    }

    @Test
    void acting_inATransactionOfSprings_holdsUntilThatEnds() {
        Dal joined = Dal.open(new TransactionAwareDataSourceProxy(pool));
        TransactionTemplate spring = new TransactionTemplate(new DataSourceTransactionManager(pool));

        spring.executeWithoutResult(status -> {
            joined.tasks().create(new NewTask(ada, "before"));
            joined.actingAs(bob).tasks().create(new NewTask(ada, "bob's"));
            joined.tasks().create(new NewTask(ada, "still bob's"));
            joined.actingAs(ada).inTransaction(tx -> tx.tasks().create(new NewTask(ada, "hers")));
        });
        nextIsOurs();

        assertThat(actors()).containsExactly(us, new Actor.User(ada), new Actor.User(bob), new Actor.User(bob), us);
    }

    @Test
    void listener_onBehalfOfAUser_isToldOfTheWriteAlone() {
        told.clear();
        dal.actingAs(bob).tasks().createAll(Collections.nCopies(3, new NewTask(ada, "one")));

        assertThat(told).extracting(QueryExecution::query).containsExactly("Tasks.createAll");
        assertThat(told).extracting(QueryExecution::rows).containsExactly(3L);
    }

    @Test
    void actor_thatIsNoNumber_isRefusedByTheDatabase() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    tx.dsl().execute("set local taskdal.actor = 'bob'");
                    return tx.tasks().create(new NewTask(ada, "one"));
                }))
                .withMessageContaining("invalid input syntax for type bigint: \"bob\"");
    }

    private void nextIsOurs() {
        assertThat(dal.dsl().fetchValue("select current_setting('taskdal.actor', true)"))
                .as("what the next use of the connection finds")
                .isIn(null, "");
        dal.tasks().create(new NewTask(ada, "ours"));
    }

    private static int syncsOf(SyncCounter syncs, Runnable work) {
        for (int i = 0; i < 10; i++) {
            work.run();
        }
        syncs.count();
        work.run();
        return syncs.count();
    }

    /** Latest first. */
    private List<Actor> actors() {
        return dal.history().pageByUser(ada, PageRequest.first(1000)).items().stream()
                .map(HistoryEntry::actor)
                .toList();
    }
}
