package dev.taskdal.dal.history;

import static dev.taskdal.schema.Tables.TASK;
import static dev.taskdal.schema.Tables.TASK_HISTORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.InvalidCursorException;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskOperation;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.StringReader;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What the database records of each way to write a task. */
@PostgresTest(TaskListSchema.class)
class TaskHistoryTest {

    private DataSource dataSource;
    private Dal dal;
    private UserId ada;
    private UserId bob;
    private Actor us;

    @BeforeEach
    void open(DataSource given) {
        dataSource = given;
        dal = Fixtures.open(given);
        ada = Fixtures.user(dal, "ada").id();
        bob = Fixtures.user(dal, "bob").id();
        us = new Actor.Role(dal.dsl().fetchValue("select session_user").toString());
    }

    @Test
    void create_task_isRecordedWithNothingButThat() {
        Instant before = clock();
        Task task = Fixtures.tasks(dal, ada, "one").get(0);
        Instant after = clock();

        HistoryEntry entry = only(ofTask(ada, task.id()));

        assertThat(entry)
                .isEqualTo(new HistoryEntry(
                        ada,
                        entry.id(),
                        task.id(),
                        entry.changedAt(),
                        us,
                        TaskOperation.CREATED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(entry.changedAt()).isBetween(before, after);
        assertThat(ofTask(bob, task.id())).as("as somebody else asks for it").isEmpty();
    }

    @Test
    void update_someColumns_recordsThoseOnlyBeforeAndAfter() {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);
        task = dal.tasks().update(task.withTitle("two").withStatus(TaskStatus.DONE));
        dal.tasks().update(task.withDescription("more").withPriority(TaskPriority.URGENT));

        List<HistoryEntry> entries = ofTask(ada, task.id());

        assertThat(entries)
                .extracting(HistoryEntry::operation)
                .containsExactly(TaskOperation.UPDATED, TaskOperation.UPDATED, TaskOperation.CREATED);
        HistoryEntry first = entries.get(1);
        assertThat(first.title()).contains(new Change<>("one", Optional.of("two")));
        assertThat(first.status()).contains(new Change<>(TaskStatus.TODO, Optional.of(TaskStatus.DONE)));
        assertThat(first.description()).isEmpty();
        assertThat(first.priority()).isEmpty();
        HistoryEntry second = entries.get(0);
        assertThat(second.title()).isEmpty();
        assertThat(second.status()).isEmpty();
        assertThat(second.description()).contains(new Change<>("", Optional.of("more")));
        assertThat(second.priority()).contains(new Change<>(TaskPriority.NORMAL, Optional.of(TaskPriority.URGENT)));
    }

    @Test
    void update_thatChangesNothingButTheVersion_recordsNothing() {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);
        dal.tasks().update(task);
        dal.dsl().update(TASK).set(TASK.UPDATED_AT, Instant.EPOCH).execute();

        assertThat(ofTask(ada, task.id())).extracting(HistoryEntry::operation).containsExactly(TaskOperation.CREATED);
    }

    @Test
    void delete_task_keepsItsHistoryAndRecordsAllThatItWas() {
        Task task = dal.tasks().create(new NewTask(ada, "one", "text", TaskStatus.DONE, TaskPriority.LOW));
        dal.tasks().delete(ada, task.id());

        List<HistoryEntry> entries = ofTask(ada, task.id());

        assertThat(entries)
                .extracting(HistoryEntry::operation)
                .containsExactly(TaskOperation.DELETED, TaskOperation.CREATED);
        HistoryEntry deletion = entries.get(0);
        assertThat(deletion.title()).contains(new Change<>("one", Optional.empty()));
        assertThat(deletion.description()).contains(new Change<>("text", Optional.empty()));
        assertThat(deletion.status()).contains(new Change<>(TaskStatus.DONE, Optional.empty()));
        assertThat(deletion.priority()).contains(new Change<>(TaskPriority.LOW, Optional.empty()));
    }

    @Test
    void deleteOfTheOwner_task_leavesNeitherTaskNorHistory() {
        Task task = Fixtures.tasks(dal, ada, "one", "two").get(0);
        Fixtures.tasks(dal, bob, "three");
        dal.tasks().delete(ada, task.id());

        assertThat(dal.users().delete(ada)).isTrue();

        assertThat(dal.dsl().fetchCount(TASK)).isEqualTo(1);
        assertThat(dal.dsl().fetchValues(TASK_HISTORY.USER_ID)).containsExactly(bob);
    }

    @Test
    void transaction_rolledBack_takesItsHistoryAlong() {
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    tx.tasks().create(new NewTask(ada, "one"));
                    return tx.tasks().create(new NewTask(ada, " "));
                }));

        assertThat(dal.dsl().fetchCount(TASK_HISTORY)).isZero();
    }

    @Test
    void importAll_hundredThousandTasks_recordsEachOfThem() {
        NewTask task = new NewTask(ada, "one of very many", "text", TaskStatus.TODO);
        dal.tasks().importAll(Collections.nCopies(100_000, task));

        assertThat(dal.dsl().fetchCount(TASK_HISTORY)).isEqualTo(100_000);
        assertThat(dal.dsl()
                        .fetchValue("select count(*) from task t where not exists"
                                + " (select from task_history h where h.user_id = t.user_id and h.task_id = t.id)"))
                .isEqualTo(0L);
        assertThat(dal.dsl().fetchValue("select count(distinct changed_at) from task_history"))
                .as("instants of one statement")
                .isEqualTo(1L);
    }

    /**
     * The plans of a trigger are made for the first statement of a connection, and kept. One with a nested loop, which is
     * right for a single row, took eight seconds for 10,000, and would take a hundred times as long for ten times as many.
     */
    @Test
    void update_manyTasksAfterASingleOne_isNotQuadratic() {
        List<Task> tasks = dal.tasks().createAll(Collections.nCopies(40_000, new NewTask(ada, "one of many")));
        dal.tasks().update(tasks.get(0).withTitle("the first"));
        dal.tasks().delete(ada, tasks.get(1).id());

        dal.inTransaction(tx -> {
            tx.dsl().execute("set local statement_timeout = '60s'");
            tx.dsl().update(TASK).set(TASK.STATUS, TaskStatus.DONE).execute();
            return tx.dsl().deleteFrom(TASK).execute();
        });

        assertThat(dal.dsl().fetchCount(TASK_HISTORY, TASK_HISTORY.OPERATION.eq(TaskOperation.UPDATED)))
                .isEqualTo(1 + 39_999);
        assertThat(dal.dsl().fetchCount(TASK_HISTORY, TASK_HISTORY.OPERATION.eq(TaskOperation.DELETED)))
                .isEqualTo(40_000);
    }

    @Test
    void upsertMergeAndCopy_tasks_areRecorded() throws Exception {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);
        dal.dsl()
                .execute(
                        "insert into task (user_id, id, title) overriding system value values (?, ?, 'two')"
                                + " on conflict (user_id, id) do update set title = excluded.title",
                        ada.value(),
                        task.id().value());
        dal.dsl()
                .execute(
                        "merge into task t using (values (?::bigint, ?::bigint), (?, 0)) v (user_id, id)"
                                + " on t.user_id = v.user_id and t.id = v.id"
                                + " when matched then update set title = 'three'"
                                + " when not matched then insert (user_id, title) values (v.user_id, 'four')",
                        ada.value(),
                        task.id().value(),
                        bob.value());
        try (Connection connection = dataSource.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy task (user_id, title) from stdin", new StringReader(bob + "\tfive\n"));
        }

        assertThat(ofTask(ada, task.id()))
                .extracting(entry -> entry.title().flatMap(Change::after).orElse("created"))
                .containsExactly("three", "two", "created");
        assertThat(history(bob))
                .extracting(HistoryEntry::operation)
                .containsExactly(TaskOperation.CREATED, TaskOperation.CREATED);
    }

    @Test
    void update_thatGivesATaskAway_isADeletionForOneAndACreationForTheOther() {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);
        dal.dsl().update(TASK).set(TASK.USER_ID, bob).execute();

        assertThat(history(ada))
                .extracting(HistoryEntry::operation)
                .containsExactly(TaskOperation.DELETED, TaskOperation.CREATED);
        assertThat(history(ada).get(0).title()).contains(new Change<>("one", Optional.empty()));
        HistoryEntry received = only(history(bob));
        assertThat(received.operation()).isEqualTo(TaskOperation.CREATED);
        assertThat(received.taskId()).isEqualTo(task.id());
    }

    /** Both are committed in the order of the changes, but the other way round in the order of their starts. */
    @Test
    void entries_ofTransactionsThatOverlap_areInTheOrderOfTheChanges() {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);
        Dal other = Dal.open(dataSource);

        other.inTransaction(early -> {
            early.dsl().fetchValue("select now()");
            Task changed = dal.tasks().update(task.withTitle("two"));
            return early.tasks().update(changed.withTitle("three"));
        });

        List<HistoryEntry> entries = ofTask(ada, task.id());
        assertThat(entries)
                .extracting(entry -> entry.title().flatMap(Change::after).orElse("created"))
                .containsExactly("three", "two", "created");
        assertThat(entries.get(0).changedAt()).isAfter(entries.get(1).changedAt());
    }

    @Test
    void pages_ofATaskAndOfAUser_giveEveryEntryOnceInBothDirections() {
        List<Task> tasks = Fixtures.tasks(dal, ada, "a", "b", "c");
        Fixtures.tasks(dal, bob, "not hers");
        for (int round = 0; round < 4; round++) {
            for (Task task : tasks) {
                Task current = dal.tasks().get(ada, task.id());
                dal.tasks().update(current.withTitle(current.title() + round));
            }
        }
        List<Long> ids = dal.dsl()
                .select(TASK_HISTORY.ID)
                .from(TASK_HISTORY)
                .where(TASK_HISTORY.USER_ID.eq(ada))
                .orderBy(TASK_HISTORY.ID.desc())
                .fetch(TASK_HISTORY.ID);
        assertThat(ids).hasSize(15);

        for (int size : List.of(1, 2, 7, 100)) {
            List<Page<HistoryEntry>> pages =
                    Fixtures.allPages(size, request -> dal.history().pageByUser(ada, request));
            assertThat(Fixtures.items(pages)).extracting(HistoryEntry::id).isEqualTo(ids);
            Page<HistoryEntry> page = pages.get(pages.size() - 1);
            for (int i = pages.size() - 2; i >= 0; i--) {
                page = dal.history()
                        .pageByUser(ada, PageRequest.at(size, page.previous().orElseThrow()));
                assertThat(page).isEqualTo(pages.get(i));
            }
            assertThat(Fixtures.items(Fixtures.allPages(
                            size,
                            request ->
                                    dal.history().pageByTask(ada, tasks.get(1).id(), request))))
                    .extracting(entry -> entry.title().map(Change::before).orElse("created"))
                    .containsExactly("b012", "b01", "b0", "b", "created");
        }
    }

    @Test
    void cursor_ofAnotherHistory_isRefused() {
        List<Task> tasks = Fixtures.tasks(dal, ada, "a", "b");
        String cursor =
                dal.history().pageByUser(ada, PageRequest.first(1)).next().orElseThrow();

        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> dal.history().pageByTask(ada, tasks.get(0).id(), PageRequest.at(1, cursor)));
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> dal.history().pageByUser(bob, PageRequest.at(1, cursor)));
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() ->
                        dal.history().pageByUser(ada, PageRequest.at(1, cursor.substring(0, cursor.length() - 2))))
                .withMessage("The cursor can't be used: it is damaged. Start again at the first page.");
    }

    @Test
    void ids_ofManyStatements_areInTheOrderOfTime() {
        for (int i = 0; i < 20; i++) {
            dal.tasks()
                    .createAll(IntStream.range(0, 5)
                            .mapToObj(n -> new NewTask(ada, "Task " + n))
                            .toList());
        }

        assertThat(history(ada))
                .hasSize(100)
                .extracting(HistoryEntry::changedAt)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    private Instant clock() {
        return dal.dsl().fetchSingle("select clock_timestamp()").get(0, Instant.class);
    }

    private List<HistoryEntry> ofTask(UserId owner, TaskId task) {
        return dal.history().pageByTask(owner, task, PageRequest.first(1000)).items();
    }

    private List<HistoryEntry> history(UserId owner) {
        return dal.history().pageByUser(owner, PageRequest.first(1000)).items();
    }

    private static HistoryEntry only(List<HistoryEntry> entries) {
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }
}
