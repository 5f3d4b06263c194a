package dev.taskdal.dal.task;

import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest(TaskListSchema.class)
class TasksTest {

    private Dal dal;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
        bob = Fixtures.user(dal, "bob").id();
    }

    @Test
    void create_newTask_isFoundByItsOwnerOnly() {
        Task task = dal.tasks()
                .create(new NewTask(ada, "Analyse the engine", "Note G", TaskStatus.IN_PROGRESS, TaskPriority.URGENT));

        assertThat(task.title()).isEqualTo("Analyse the engine");
        assertThat(task.description()).isEqualTo("Note G");
        assertThat(task.status()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(task.priority()).isEqualTo(TaskPriority.URGENT);
        assertThat(task.version()).isEqualTo(1);
        assertThat(dal.tasks().get(ada, task.id())).isEqualTo(task);
        assertThat(dal.tasks().find(bob, task.id())).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.tasks().get(bob, task.id()))
                .withMessage("There is no task " + task.id() + " of user " + bob + ".");
    }

    @Test
    void create_withoutAPriority_isNormal() {
        assertThat(Fixtures.task(dal, ada, "one", TaskStatus.DONE).priority()).isEqualTo(TaskPriority.NORMAL);
        assertThat(dal.dsl()
                        .insertInto(TASK, TASK.USER_ID, TASK.TITLE)
                        .values(ada, "of a service that knows no priorities")
                        .returning()
                        .fetchSingle(TASK.PRIORITY))
                .isEqualTo(TaskPriority.NORMAL);
    }

    @Test
    void createAll_thousandShuffledTasks_comeBackInTheOrderGiven() {
        Random random = new Random(7);
        List<NewTask> given = IntStream.range(0, 1000)
                .mapToObj(i -> new NewTask(
                        random.nextBoolean() ? ada : bob,
                        "Task " + random.nextInt(),
                        "No. " + i,
                        TaskStatus.values()[random.nextInt(4)],
                        TaskPriority.values()[random.nextInt(4)]))
                .toList();

        List<Task> created = dal.tasks().createAll(given);

        assertThat(created)
                .extracting(task ->
                        new NewTask(task.userId(), task.title(), task.description(), task.status(), task.priority()))
                .isEqualTo(given);
        assertThat(created).extracting(task -> task.id().value()).isSorted().doesNotHaveDuplicates();
        assertThat(dal.tasks().get(created.get(999).userId(), created.get(999).id()))
                .isEqualTo(created.get(999));
    }

    @Test
    void createAll_nothing_isNothing() {
        assertThat(dal.tasks().createAll(List.of())).isEmpty();
    }

    @Test
    void createAll_oneBadTask_addsNone() {
        List<NewTask> tasks = new ArrayList<>(List.of(new NewTask(ada, "good")));
        tasks.add(new NewTask(ada, "x".repeat(201)));

        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.tasks().createAll(tasks))
                .withMessage("A value breaks the check ck_task_title.")
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_task_title"));
        assertThat(total()).isZero();
    }

    @Test
    void create_titleOfWhitespaceOrNul_isRefused() {
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.tasks().create(new NewTask(ada, "   ")));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.tasks().create(new NewTask(ada, "a\0b")))
                .withMessage("The title has a NUL character at index 1, which PostgreSQL can't store. Remove it.");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.tasks().create(new NewTask(ada, "a", "\udc00", TaskStatus.TODO)))
                .withMessageContaining("The description has half a character");
        assertThat(total()).isZero();
    }

    @Test
    void create_longestTitle_isKept() {
        String title = Character.toString(0x1F4A9).repeat(200);

        assertThat(Fixtures.tasks(dal, ada, title).get(0).title()).isEqualTo(title);
    }

    @Test
    void create_forNobody_isUnknownOwner() {
        assertThatExceptionOfType(UnknownOwnerException.class)
                .isThrownBy(() -> dal.tasks().create(new NewTask(new UserId(404), "lost")))
                .withMessage("The user that was to own it doesn't exist, or no longer.")
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("fk_task_user"));
    }

    @Test
    void update_freshTask_writesAndCountsUp() {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);

        Task updated = dal.tasks()
                .update(task.withTitle("two")
                        .withDescription("more")
                        .withStatus(TaskStatus.DONE)
                        .withPriority(TaskPriority.HIGH));

        assertThat(updated)
                .isEqualTo(new Task(
                        ada,
                        task.id(),
                        "two",
                        "more",
                        TaskStatus.DONE,
                        TaskPriority.HIGH,
                        2,
                        task.createdAt(),
                        updated.updatedAt()));
        assertThat(updated.updatedAt()).isAfter(task.updatedAt());
        assertThat(dal.tasks().get(ada, task.id())).isEqualTo(updated);
    }

    @Test
    void update_staleTask_isRefusedAndWritesNothing() {
        Task read = Fixtures.tasks(dal, ada, "one").get(0);
        Task current = dal.tasks().update(read.withTitle("two"));

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> dal.tasks().update(read.withTitle("three")))
                .satisfies(e -> assertThat(e.expected()).isEqualTo(1))
                .satisfies(e -> assertThat(e.actual()).isEqualTo(2));
        assertThat(dal.tasks().get(ada, read.id())).isEqualTo(current);
        assertThat(dal.tasks().update(read.withTitle("three").withVersion(2)).version())
                .isEqualTo(3);
    }

    @Test
    void update_taskOfSomebodyElse_isNotFound() {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);
        Task stolen = new Task(
                bob,
                task.id(),
                "mine",
                "",
                TaskStatus.DONE,
                TaskPriority.NORMAL,
                1,
                task.createdAt(),
                task.updatedAt());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.tasks().update(stolen));
        assertThat(dal.tasks().get(ada, task.id())).isEqualTo(task);
    }

    @Test
    void delete_task_isGoneForItsOwnerOnly() {
        Task task = Fixtures.tasks(dal, ada, "one").get(0);

        assertThat(dal.tasks().delete(bob, task.id())).isFalse();
        assertThat(dal.tasks().delete(ada, task.id())).isTrue();
        assertThat(dal.tasks().delete(ada, task.id())).isFalse();
        assertThat(dal.tasks().find(ada, task.id())).isEmpty();
    }

    @Test
    void delete_taskAsItWasRead_isRefusedIfItWasChangedSince() {
        Task read = Fixtures.tasks(dal, ada, "one").get(0);
        Task current = dal.tasks().update(read.withTitle("two"));

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> dal.tasks().delete(read))
                .satisfies(e -> assertThat(e.actual()).isEqualTo(2));
        assertThat(dal.tasks().get(ada, read.id())).isEqualTo(current);
        dal.tasks().delete(current);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.tasks().delete(current));
    }

    @Test
    void countByStatus_someTasks_countsThoseOfAllUsers() {
        Fixtures.tasks(dal, ada, "one", "two");
        Fixtures.task(dal, bob, "three", TaskStatus.DONE);

        assertThat(dal.tasks().countByStatus())
                .isEqualTo(Map.of(
                        TaskStatus.TODO, 2L,
                        TaskStatus.IN_PROGRESS, 0L,
                        TaskStatus.DONE, 1L,
                        TaskStatus.CANCELLED, 0L));
    }

    private long total() {
        return dal.tasks().countByStatus().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
