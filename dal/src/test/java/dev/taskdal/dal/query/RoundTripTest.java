package dev.taskdal.dal.query;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.Mapping.value;
import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.update;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.SyncCounter;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskQueries;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.dal.user.UserQueries;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Several queries are one round trip and one transaction, also once the driver knows how long their answers can be. */
@PostgresTest(TaskListSchema.class)
class RoundTripTest {

    private record Move(UserId owner, TaskStatus to) {}

    private record Touch(UserId owner, Optional<Instant> at) {}

    private record Title(UserId owner, String title) {}

    private static final Queries QUERIES = Queries.named("RoundTrips");

    private static final CompiledQuery<Move, Title> MOVE = QUERIES.query(
            "move",
            Contract.noIndex(),
            p -> update(TASK)
                    .set(TASK.STATUS, p.value(TASK.STATUS, Move::to))
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Move::owner)))
                    .returningResult(TASK.USER_ID, TASK.TITLE),
            mapping(Title::new));

    /** With a null of a type that the driver doesn't know: it asks the server then, and is careful from the next time on. */
    private static final CompiledQuery<Touch, String> TOUCH = QUERIES.query(
            "touch",
            Contract.noIndex(),
            p -> update(TASK)
                    .set(
                            TASK.UPDATED_AT,
                            coalesce(
                                    p.value(
                                            SQLDataType.INSTANT.nullable(true),
                                            touch -> touch.at().orElse(null)),
                                    TASK.UPDATED_AT))
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Touch::owner)))
                    .returningResult(TASK.TITLE),
            value());

    private static final CompiledCommand<Title> ADD = QUERIES.command(
            "add",
            Contract.noIndex(),
            p -> insertInto(TASK)
                    .set(TASK.USER_ID, p.value(TASK.USER_ID, Title::owner))
                    .set(TASK.TITLE, p.value(TASK.TITLE, Title::title)));

    private DataSource dataSource;
    private Dal dal;
    private UserId ada;

    @BeforeEach
    void open(DataSource given) throws SQLException {
        dataSource = new SingleConnectionDataSource(given.getConnection(), true);
        dal = Dal.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
        Fixtures.tasks(dal, ada, "one");
    }

    @Test
    void reads_withEnumsAndTexts_areOneRoundTripEachTime() {
        try (SyncCounter syncs = new SyncCounter()) {
            for (int i = 0; i < 10; i++) {
                RoundTrip trip = new RoundTrip();
                trip.get(UserQueries.FIND, ada);
                Outcome<Page<Task>> page = trip.page(
                        TaskQueries.BY_USER_AND_STATUS,
                        new TaskQueries.InStatus(ada, TaskStatus.TODO),
                        PageRequest.first(20));
                trip.run(dal);
                assertThat(page.get().items()).hasSize(1);
                assertThat(syncs.count()).as("round trip no. " + i).isEqualTo(1);
            }
        }
    }

    @Test
    void writes_withEnumsAndTexts_areOneRoundTripEachTime() throws SQLException {
        try (SyncCounter syncs = new SyncCounter()) {
            for (int i = 0; i < 10; i++) {
                RoundTrip trip = new RoundTrip();
                trip.get(UserQueries.FIND, ada);
                trip.list(MOVE, new Move(ada, i % 2 == 0 ? TaskStatus.DONE : TaskStatus.TODO));
                trip.run(dal);
                assertThat(syncs.count()).as("round trip no. " + i).isEqualTo(1);
                assertThat(dataSource.getConnection().getAutoCommit()).isTrue();
            }
        }
    }

    /** The driver asks for the answers before the second statement: what came before it must not be committed then. */
    @Test
    void writes_thatTheDriverDoesNotSendTogether_areOneTransactionAllTheSame() throws SQLException {
        for (int i = 0; i < 10; i++) {
            RoundTrip trip = new RoundTrip();
            trip.list(MOVE, new Move(ada, TaskStatus.DONE));
            trip.list(TOUCH, new Touch(ada, Optional.empty()));
            trip.execute(ADD, new Title(ada, i < 9 ? "two" : " "));
            if (i < 9) {
                trip.run(dal);
                MOVE.list(dal, new Move(ada, TaskStatus.TODO));
            } else {
                assertThatExceptionOfType(CheckViolationException.class).isThrownBy(() -> trip.run(dal));
            }
        }

        assertThat(dal.tasks().pageByUser(ada, PageRequest.first(20)).items())
                .extracting(Task::status)
                .containsOnly(TaskStatus.TODO);
        assertThat(dataSource.getConnection().getAutoCommit()).isTrue();
    }

    @Test
    void writes_inATransaction_areUndoneWithIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    RoundTrip trip = new RoundTrip();
                    trip.list(MOVE, new Move(ada, TaskStatus.DONE));
                    trip.run(tx);
                    throw new IllegalStateException("no");
                }));

        assertThat(dal.tasks().pageByUser(ada, PageRequest.first(20)).items())
                .extracting(Task::status)
                .containsExactly(TaskStatus.TODO);
    }
}
