package dev.taskdal.dal.query;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Tables.APP_USER;
import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.InvalidCursorException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.task.TaskQueries;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.dal.user.UserQueries;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A developer's own compiled queries, run in every way. */
@PostgresTest(TaskListSchema.class)
class CompiledQueryTest {

    private record InStatus(UserId owner, TaskStatus status) {}

    private record Title(TaskId id, String title) {}

    private record Open(UserId owner, String name, int tasks) {}

    private static final Queries QUERIES = Queries.named("Reports");

    private static final CompiledQuery<InStatus, Title> TITLES = QUERIES.query(
            "titles",
            Contract.noIndex(),
            p -> select(TASK.ID, TASK.TITLE)
                    .from(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, InStatus::owner)))
                    .and(TASK.STATUS.eq(p.value(TASK.STATUS, InStatus::status)))
                    .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc()),
            mapping(Title::new));

    private static final CompiledQuery<TaskStatus, Open> PER_USER = QUERIES.query(
            "perUser",
            Contract.noIndex(),
            p -> select(APP_USER.ID, APP_USER.DISPLAY_NAME, count())
                    .from(APP_USER)
                    .join(TASK)
                    .on(TASK.USER_ID.eq(APP_USER.ID))
                    .where(TASK.STATUS.eq(p.value(TASK.STATUS)))
                    .groupBy(APP_USER.ID)
                    .orderBy(APP_USER.ID),
            mapping(Open::new));

    /** As plain SQL, since a call of jOOQ's exists that was compiled against 3.19 is none that 3.21 has. */
    private static final CompiledQuery<UserId, Boolean> HAS_TASKS = QUERIES.query(
            "hasTasks",
            Contract.noIndex(),
            p -> select(org.jooq.impl.DSL.field(
                    condition("exists ({0})", selectOne().from(TASK).where(TASK.USER_ID.eq(p.value(TASK.USER_ID)))))),
            Mapping.value());

    private static final CompiledQuery<UserId, Title> FINISH = QUERIES.query(
            "finish",
            Contract.noIndex(),
            p -> update(TASK)
                    .set(TASK.STATUS, TaskStatus.DONE)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID)))
                    .returningResult(TASK.ID, TASK.TITLE),
            mapping(Title::new));

    private static final CompiledCommand<InStatus> CLEAR = QUERIES.command(
            "clear",
            Contract.noIndex(),
            p -> deleteFrom(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, InStatus::owner)))
                    .and(TASK.STATUS.eq(p.value(TASK.STATUS, InStatus::status))));

    private static final CompiledPage<TaskStatus, Title> NEWEST = QUERIES.page(
            "newest",
            Contract.noIndex(),
            Keyset.newestFirst(TASK.CREATED_AT, TASK.ID),
            p -> select(TASK.ID, TASK.TITLE).from(TASK).where(TASK.STATUS.eq(p.value(TASK.STATUS))),
            mapping(Title::new));

    private DataSource dataSource;
    private Dal dal;
    private UserId ada;

    @BeforeEach
    void open(DataSource given) throws SQLException {
        dataSource = new SingleConnectionDataSource(given.getConnection(), true);
        dal = Dal.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
    }

    @Test
    void list_rows_areInTheOrderOfTheQuery() {
        Fixtures.tasks(dal, ada, "one", "two", "three");
        Fixtures.task(dal, ada, "done", TaskStatus.DONE);

        assertThat(TITLES.list(dal, new InStatus(ada, TaskStatus.TODO)))
                .extracting(Title::title)
                .containsExactly("three", "two", "one");
        assertThat(TITLES.list(dal, new InStatus(ada, TaskStatus.CANCELLED))).isEmpty();
    }

    @Test
    void list_joinAndCount_mapsToPrimitive() {
        Fixtures.tasks(dal, ada, "one", "two");

        assertThat(PER_USER.list(dal, TaskStatus.TODO)).containsExactly(new Open(ada, "ada", 2));
    }

    @Test
    void get_existence_isABoolean() {
        assertThat(HAS_TASKS.get(dal, ada)).isFalse();

        Fixtures.tasks(dal, ada, "one");

        assertThat(HAS_TASKS.get(dal, ada)).isTrue();
    }

    @Test
    void find_noneOneOrMore_isEmptyTheRowOrAnError() {
        InStatus todo = new InStatus(ada, TaskStatus.TODO);
        assertThat(TITLES.find(dal, todo)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> TITLES.get(dal, todo))
                .withMessage("There is no row for Reports.titles.");

        Fixtures.tasks(dal, ada, "one");
        assertThat(TITLES.find(dal, todo)).map(Title::title).contains("one");

        Fixtures.tasks(dal, ada, "two");
        assertThatExceptionOfType(DalException.class)
                .isThrownBy(() -> TITLES.find(dal, todo))
                .withMessage(
                        "Query Reports.titles found more than one row. List them, or add a condition that leaves one.");
    }

    @Test
    void argument_nullForAColumnThatIsNot_isRefusedByName() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> TITLES.list(dal, new InStatus(ada, null)))
                .withMessage("Query Reports.titles was given no value for status, which is required. Give one.");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.tasks().createAll(List.of(new NewTask(ada, "one"), new NewTask(ada, null))))
                .withMessage("Query Tasks.createAll was given no value for title in element 1, counted from 0, which is"
                        + " required. Give one.");
    }

    @Test
    void writes_returningOrCounting_tellWhatTheyWrote() {
        Fixtures.tasks(dal, ada, "one", "two");

        assertThat(FINISH.list(dal, ada)).extracting(Title::title).containsExactlyInAnyOrder("one", "two");
        assertThat(CLEAR.execute(dal, new InStatus(ada, TaskStatus.DONE))).isEqualTo(2);
        assertThat(CLEAR.execute(dal, new InStatus(ada, TaskStatus.DONE))).isZero();
    }

    @Test
    void importAll_tasks_areThere() {
        List<NewTask> tasks = IntStream.range(0, 2500)
                .mapToObj(i -> new NewTask(ada, "Task " + i, "\"{" + i, TaskStatus.values()[i % 4]))
                .toList();

        assertThat(dal.tasks().importAll(tasks)).isEqualTo(2500);
        assertThat(dal.tasks().importAll(List.of())).isZero();

        Page<Task> last = dal.tasks().pageByUserAndStatus(ada, TaskStatus.CANCELLED, PageRequest.first(1));
        assertThat(last.items())
                .extracting(Task::title, Task::description)
                .containsExactly(tuple("Task 2499", "\"{2499"));
    }

    @Test
    void transaction_rolledBack_takesCompiledQueriesAlong() {
        Fixtures.tasks(dal, ada, "one");

        assertThatIllegalStateException()
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    assertThat(FINISH.list(tx, ada)).hasSize(1);
                    throw new IllegalStateException("changed my mind");
                }));

        assertThat(TITLES.list(dal, new InStatus(ada, TaskStatus.TODO))).hasSize(1);
    }

    @Test
    void page_ofAnOwnQuery_leadsThereAndBack() {
        Fixtures.tasks(dal, ada, "one", "two", "three", "four", "five");

        List<Page<Title>> pages = Fixtures.allPages(2, request -> NEWEST.page(dal, TaskStatus.TODO, request));

        assertThat(Fixtures.items(pages))
                .extracting(Title::title)
                .containsExactly("five", "four", "three", "two", "one");
        String back = pages.get(2).previous().orElseThrow();
        assertThat(NEWEST.page(dal, TaskStatus.TODO, PageRequest.at(2, back)).items())
                .isEqualTo(pages.get(1).items());
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> NEWEST.page(dal, TaskStatus.DONE, PageRequest.at(2, back)))
                .withMessageContaining("it belongs to another list");
    }

    @Test
    void stream_manyRows_areWorkedOnAndCloseBehindThem() throws SQLException {
        dal.tasks()
                .importAll(IntStream.range(0, 5000)
                        .mapToObj(i -> new NewTask(ada, "Task " + i))
                        .toList());
        InStatus todo = new InStatus(ada, TaskStatus.TODO);

        long all = TITLES.stream(dal, todo, Stream::count);
        List<Title> some = TITLES.stream(dal, todo, titles -> titles.limit(3).toList());

        assertThat(all).isEqualTo(5000);
        assertThat(some).extracting(Title::title).containsExactly("Task 4999", "Task 4998", "Task 4997");
        assertThat(autoCommit()).isTrue();
        assertThat(dal.<Long, RuntimeException>inTransaction(tx -> TITLES.stream(tx, todo, Stream::count)))
                .isEqualTo(5000);
        assertThat(openPortals()).isZero();
    }

    @Test
    void stream_moreThanIsReadAtOnce_staysOnTheServer() {
        dal.tasks()
                .importAll(IntStream.range(0, 1500)
                        .mapToObj(i -> new NewTask(ada, "Task " + i))
                        .toList());
        InStatus todo = new InStatus(ada, TaskStatus.TODO);

        int open = dal.<Integer, RuntimeException>inTransaction(tx -> TITLES.stream(tx, todo, titles -> {
            assertThat(titles.iterator().next().title()).isEqualTo("Task 1499");
            return openPortals();
        }));

        assertThat(open).isEqualTo(1);
    }

    @Test
    void stream_workThatFails_rollsBackAndGivesTheConnectionBack() throws SQLException {
        Fixtures.tasks(dal, ada, "one");

        assertThatIllegalStateException()
                .isThrownBy(() -> FINISH.stream(dal, ada, titles -> {
                    titles.forEach(title -> {});
                    throw new IllegalStateException("no");
                }));

        assertThat(autoCommit()).isTrue();
        assertThat(TITLES.list(dal, new InStatus(ada, TaskStatus.TODO))).hasSize(1);
    }

    @Test
    void roundTrip_severalQueries_answerTogether() {
        Fixtures.tasks(dal, ada, "one", "two", "three");
        RoundTrip trip = new RoundTrip();
        Outcome<User> user = trip.get(UserQueries.FIND, ada);
        Outcome<Optional<Title>> none = trip.find(TITLES, new InStatus(ada, TaskStatus.DONE));
        Outcome<Page<Task>> page = trip.page(TaskQueries.BY_USER, ada, PageRequest.first(2));
        Outcome<Integer> cleared = trip.execute(CLEAR, new InStatus(ada, TaskStatus.TODO));
        Outcome<Integer> left =
                trip.list(TITLES, new InStatus(ada, TaskStatus.TODO)).map(List::size);

        assertThatIllegalStateException()
                .isThrownBy(user::get)
                .withMessage(
                        "The round trip with query Users.find has not run, or has failed. Call run first, and let its"
                                + " exception out.");
        trip.run(dal);

        assertThat(user.get().displayName()).isEqualTo("ada");
        assertThat(none.get()).isEmpty();
        assertThat(page.get().items()).extracting(Task::title).containsExactly("three", "two");
        assertThat(page.get().next()).isPresent();
        assertThat(cleared.get()).isEqualTo(3);
        assertThat(left.get()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> trip.run(dal))
                .withMessageStartingWith("This round trip has run");
        assertThatIllegalStateException().isThrownBy(() -> trip.get(UserQueries.FIND, ada));
    }

    @Test
    void roundTrip_oneQueryFails_noneHasHappened() {
        Fixtures.tasks(dal, ada, "one");
        RoundTrip trip = new RoundTrip();
        Outcome<Integer> cleared = trip.execute(CLEAR, new InStatus(ada, TaskStatus.TODO));
        trip.execute(
                QUERIES_THAT_FAIL.command(
                        "blank" + QUERIES_THAT_FAIL.all().size(),
                        Contract.noIndex(),
                        p -> org.jooq
                                .impl
                                .DSL
                                .insertInto(TASK)
                                .set(TASK.USER_ID, p.value(TASK.USER_ID))
                                .set(TASK.TITLE, " ")),
                ada);

        assertThatExceptionOfType(CheckViolationException.class).isThrownBy(() -> trip.run(dal));

        assertThat(TITLES.list(dal, new InStatus(ada, TaskStatus.TODO))).hasSize(1);
        assertThatIllegalStateException().isThrownBy(cleared::get);
    }

    private static final Queries QUERIES_THAT_FAIL = Queries.named("Failing");

    @Test
    void roundTrip_manyTimes_isOneStatementText() {
        Fixtures.tasks(dal, ada, "one");

        for (int i = 0; i < 20; i++) {
            RoundTrip trip = new RoundTrip();
            Outcome<User> user = trip.get(UserQueries.FIND, ada);
            Outcome<List<Title>> titles = trip.list(TITLES, new InStatus(ada, TaskStatus.TODO));
            trip.run(dal);
            assertThat(user.get().id()).isEqualTo(ada);
            assertThat(titles.get()).hasSize(1);
        }
    }

    @Test
    void listener_executions_areToldWithRowsAndErrors() {
        List<QueryExecution> told = new ArrayList<>();
        Dal observed = Dal.open(dataSource, told::add);
        Fixtures.tasks(dal, ada, "one", "two");

        TITLES.list(observed, new InStatus(ada, TaskStatus.TODO));
        observed.inTransaction(tx -> tx.tasks().find(ada, new TaskId(-1)));
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> observed.tasks().create(new NewTask(ada, " ")));
        NEWEST.page(observed, TaskStatus.TODO, PageRequest.first(1));
        FINISH.stream(observed, ada, Stream::count);
        CLEAR.execute(observed, new InStatus(ada, TaskStatus.DONE));
        RoundTrip trip = new RoundTrip();
        trip.get(UserQueries.FIND, ada);
        trip.find(UserQueries.FIND_BY_EMAIL, "ada@example.org");
        trip.run(observed);

        assertThat(told)
                .extracting(
                        QueryExecution::query,
                        QueryExecution::rows,
                        execution -> execution.error().isPresent())
                .containsExactly(
                        tuple("Reports.titles", 2L, false),
                        tuple("Tasks.find", 0L, false),
                        tuple("Tasks.create", 0L, true),
                        tuple("Reports.newest", 2L, false),
                        tuple("Reports.finish", 2L, false),
                        tuple("Reports.clear", 2L, false),
                        tuple("Users.find + Users.findByEmail", 2L, false));
        assertThat(told.get(2).error()).containsInstanceOf(CheckViolationException.class);
        assertThat(told)
                .allSatisfy(execution ->
                        assertThat(execution.duration()).isPositive().isLessThan(Duration.ofMinutes(1)));
    }

    @Test
    void query_onManyThreads_mixesNothingUp(DataSource unpooled) throws Exception {
        Dal shared = Dal.open(unpooled);
        List<UserId> users = IntStream.range(0, 4)
                .mapToObj(i -> Fixtures.user(dal, "user" + i).id())
                .toList();
        users.forEach(user -> Fixtures.tasks(dal, user, "of " + user));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (UserId user : users) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        assertThat(TITLES.list(shared, new InStatus(user, TaskStatus.TODO)))
                                .extracting(Title::title)
                                .containsExactly("of " + user);
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean autoCommit() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getAutoCommit();
        }
    }

    /** The driver's own cursors; the one of this statement has no name. */
    private int openPortals() {
        return dal.dsl()
                .fetchSingle("select count(*) from pg_cursors where name <> ''")
                .get(0, int.class);
    }
}
