package dev.taskdal.dal.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.DuplicateNameException;
import dev.taskdal.dal.error.InvalidCursorException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test for tags and for categories: {@link TagsTest} and {@link CategoriesTest} say which. */
@PostgresTest(TaskListSchema.class)
abstract class LabelsTest<I extends Comparable<I>> {

    private final String kind;

    private DataSource dataSource;
    private Dal dal;
    private Labels<I> labels;
    private UserId ada;
    private UserId bob;
    private List<TaskId> tasks;

    LabelsTest(String kind) {
        this.kind = kind;
    }

    abstract Labels<I> labels(Session session);

    abstract I id(long value);

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
        dal = Fixtures.open(injected);
        labels = labels(dal);
        ada = Fixtures.user(dal, "ada").id();
        bob = Fixtures.user(dal, "bob").id();
        tasks = Fixtures.tasks(dal, ada, "one", "two", "three").stream()
                .map(Task::id)
                .toList();
    }

    @Test
    void create_first_isReadAgain() {
        Label<I> label = labels.create(ada, "Urgent");

        assertThat(label.userId()).isEqualTo(ada);
        assertThat(label.name()).isEqualTo("Urgent");
        assertThat(labels.get(ada, label.id())).isEqualTo(label);
        assertThat(labels.pageByUser(ada, PageRequest.first(20)).items()).containsExactly(label);
    }

    @Test
    void create_sameNameInAnotherCase_isADuplicateForThatUserOnly() {
        labels.create(ada, "Émigré");

        assertThatExceptionOfType(DuplicateNameException.class)
                .isThrownBy(() -> labels.create(ada, "éMIGRÉ"))
                .withMessage("The user has a " + kind + " of this name already, perhaps in another case.")
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ix_" + kind + "_name"));
        assertThat(labels.create(bob, "émigré").userId()).isEqualTo(bob);
    }

    @Test
    void create_forNobody_isAnUnknownOwner() {
        assertThatExceptionOfType(UnknownOwnerException.class)
                .isThrownBy(() -> labels.create(new UserId(404), "Urgent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " urgent",
                "urgent\t",
                "\nurgent",
                "urgent ",
                "123456789012345678901234567890123456789012345678901"
            })
    void create_badName_breaksTheCheck(String name) {
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> labels.create(ada, name))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_" + kind + "_name"));
    }

    @Test
    void create_longestNameOfWideCharacters_isKept() {
        String longest = "\uD83D\uDE00".repeat(50);

        assertThat(labels.create(ada, longest).name()).isEqualTo(longest);
    }

    @Test
    void create_nulCharacter_isRefused() {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> labels.create(ada, "a\0b"));
    }

    @Test
    void get_somebodyElses_looksLikeNone() {
        I bobs = labels.create(bob, "Urgent").id();

        assertThat(labels.find(ada, bobs)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> labels.get(ada, bobs))
                .withMessage("There is no " + kind + " " + bobs + " of user " + ada + ".");
    }

    @Test
    void rename_label_keepsItsTasks() {
        I urgent = labels.create(ada, "Urgent").id();
        labels.add(ada, tasks.get(0), List.of(urgent));

        Label<I> renamed = labels.rename(ada, urgent, "URGENT");

        assertThat(renamed).isEqualTo(new Label<>(ada, urgent, "URGENT"));
        assertThat(labels.listByTask(ada, tasks.get(0))).containsExactly(renamed);
    }

    @Test
    void rename_toTheNameOfAnother_isADuplicate() {
        labels.create(ada, "Urgent");
        I later = labels.create(ada, "Later").id();

        assertThatExceptionOfType(DuplicateNameException.class).isThrownBy(() -> labels.rename(ada, later, "urgent"));
        assertThat(labels.get(ada, later).name()).isEqualTo("Later");
    }

    @Test
    void rename_somebodyElses_looksLikeNone() {
        Label<I> bobs = labels.create(bob, "Urgent");

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> labels.rename(ada, bobs.id(), "Mine"));
        assertThat(labels.get(bob, bobs.id())).isEqualTo(bobs);
    }

    @Test
    void pageByUser_severalPages_comeByNameWhateverTheCase() {
        Stream.of("delta", "Alpha", "charlie", "Bravo", "echo").forEach(name -> labels.create(ada, name));
        labels.create(bob, "aaa");

        List<Page<Label<I>>> pages = Fixtures.allPages(2, request -> labels.pageByUser(ada, request));

        assertThat(Fixtures.items(pages))
                .extracting(Label::name)
                .containsExactly("Alpha", "Bravo", "charlie", "delta", "echo");
        assertThat(labels.pageByUser(
                                ada, PageRequest.at(2, pages.get(1).previous().orElseThrow()))
                        .items())
                .isEqualTo(pages.get(0).items());
    }

    @Test
    void add_several_countsThoseThatAreNew() {
        I a = labels.create(ada, "a").id();
        I b = labels.create(ada, "b").id();
        TaskId task = tasks.get(0);

        assertThat(labels.add(ada, task, List.of(b, b))).isEqualTo(1);
        assertThat(labels.add(ada, task, List.of(b, a))).isEqualTo(1);
        assertThat(labels.add(ada, task, List.of(a, b))).isZero();
        assertThat(labels.add(ada, task, List.of())).isZero();

        assertThat(labels.listByTask(ada, task)).extracting(Label::id).containsExactly(a, b);
    }

    @Test
    void add_oneThatIsNotTheUsers_isNotFoundAndAddsNone() {
        I own = labels.create(ada, "own").id();
        I bobs = labels.create(bob, "bobs").id();
        TaskId task = tasks.get(0);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> labels.add(ada, task, List.of(bobs)))
                .withMessage("There is no " + kind + " " + bobs + " of user " + ada + ". Nothing was written.");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> labels.add(ada, task, List.of(bobs, own)))
                .withMessage("There is no " + kind + " of user " + ada + " for at least one of the ids [" + own + ", "
                        + bobs + "]. Nothing was written.")
                .satisfies(e -> assertThat(e.sqlState()).contains("23503"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> labels.add(ada, task, List.of(id(404))))
                .withMessage("There is no " + kind + " 404 of user " + ada + ". Nothing was written.");

        assertThat(labels.listByTask(ada, task)).isEmpty();
    }

    @Test
    void add_toATaskThatIsNotTheUsers_isNotFound() {
        I bobs = labels.create(bob, "bobs").id();
        TaskId adas = tasks.get(0);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> labels.add(bob, adas, List.of(bobs)))
                .withMessage("There is no task " + adas + " of user " + bob + ". Nothing was written.");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> labels.add(bob, new TaskId(404), List.of(bobs)));
    }

    /** Whoever writes, and whatever it writes: there is no row that could join the two. */
    @Test
    void link_ofTwoOwners_isRefusedByPlainSql() {
        I bobs = labels.create(bob, "bobs").id();
        TaskId adas = tasks.get(0);

        for (UserId owner : List.of(ada, bob)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            execute("insert into task_" + kind + " values (" + owner + ", " + adas + ", " + bobs + ")"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("23503"))
                    .withMessageContaining(
                            owner.equals(ada) ? "fk_task_" + kind + "_" + kind : "fk_task_" + kind + "_task");
        }
    }

    @Test
    void remove_several_countsThoseThatItHad() {
        I a = labels.create(ada, "a").id();
        I b = labels.create(ada, "b").id();
        I c = labels.create(ada, "c").id();
        TaskId task = tasks.get(0);
        labels.add(ada, task, List.of(a, b));

        assertThat(labels.remove(ada, task, List.of(a, c, id(404)))).isEqualTo(1);
        assertThat(labels.remove(ada, task, List.of(a))).isZero();
        assertThat(labels.remove(ada, task, List.of())).isZero();
        assertThat(labels.remove(bob, task, List.of(b))).isZero();

        assertThat(labels.listByTask(ada, task)).extracting(Label::id).containsExactly(b);
    }

    @Test
    void listByTasks_ofAPage_hasEachInItsOrder() {
        Label<I> zulu = labels.create(ada, "Zulu");
        Label<I> alpha = labels.create(ada, "alpha");
        labels.add(ada, tasks.get(0), List.of(zulu.id(), alpha.id()));
        labels.add(ada, tasks.get(2), List.of(zulu.id()));
        List<TaskId> asked = List.of(tasks.get(2), tasks.get(1), tasks.get(0), new TaskId(404));

        Map<TaskId, List<Label<I>>> found = labels.listByTasks(ada, asked);

        assertThat(found.keySet()).containsExactlyElementsOf(asked);
        assertThat(found.values()).containsExactly(List.of(zulu), List.of(), List.of(alpha, zulu), List.of());
        assertThat(labels.listByTasks(bob, asked).values()).allMatch(List::isEmpty);
        assertThat(labels.listByTasks(ada, List.of())).isEmpty();
    }

    @Test
    void pageTasks_severalPages_comeNewestFirst() {
        I urgent = labels.create(ada, "Urgent").id();
        List<TaskId> all = new ArrayList<>(tasks);
        all.addAll(
                Fixtures.tasks(dal, ada, "four", "five").stream().map(Task::id).toList());
        all.forEach(task -> labels.add(ada, task, List.of(urgent)));
        Fixtures.tasks(dal, ada, "without");

        List<Page<Task>> pages = Fixtures.allPages(2, request -> labels.pageTasks(ada, urgent, request));

        Collections.reverse(all);
        assertThat(Fixtures.items(pages)).extracting(Task::id).containsExactlyElementsOf(all);
        assertThat(pages.get(0).items().get(0)).isEqualTo(dal.tasks().get(ada, all.get(0)));
        assertThat(labels.pageTasks(
                                ada,
                                urgent,
                                PageRequest.at(2, pages.get(1).previous().orElseThrow()))
                        .items())
                .isEqualTo(pages.get(0).items());
        assertThat(labels.pageTasks(bob, urgent, PageRequest.first(20)).items()).isEmpty();
    }

    @Test
    void pageTasks_cursorOfAnotherLabel_isRefused() {
        I a = labels.create(ada, "a").id();
        I b = labels.create(ada, "b").id();
        tasks.forEach(task -> labels.add(ada, task, List.of(a, b)));
        String cursor = labels.pageTasks(ada, a, PageRequest.first(1)).next().orElseThrow();

        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> labels.pageTasks(ada, b, PageRequest.at(1, cursor)));
    }

    @Test
    void countTasks_several_areExactUpToTheLimit() throws SQLException {
        I many = labels.create(ada, "many").id();
        I some = labels.create(ada, "some").id();
        I none = labels.create(ada, "none").id();
        execute("insert into task (user_id, title) select " + ada + ", 'x' from generate_series(1, 998)");
        execute("insert into task_" + kind + " select user_id, id, " + many + " from task");
        labels.add(ada, tasks.get(0), List.of(some));

        assertThat(labels.countTasks(ada, List.of(none, many, some)))
                .containsExactly(
                        Map.entry(none, new CappedCount(0, false)),
                        Map.entry(many, new CappedCount(1000, true)),
                        Map.entry(some, new CappedCount(1, false)));
        labels.remove(ada, tasks.get(0), List.of(many));
        assertThat(labels.countTasks(ada, List.of(many))).containsEntry(many, new CappedCount(1000, false));
        assertThat(labels.countTasks(bob, List.of(many))).containsEntry(many, new CappedCount(0, false));
        assertThat(labels.countTasks(ada, List.of())).isEmpty();
    }

    @Test
    void delete_label_leavesItsTasks() {
        I a = labels.create(ada, "a").id();
        Label<I> b = labels.create(ada, "b");
        tasks.forEach(task -> labels.add(ada, task, List.of(a, b.id())));

        assertThat(labels.delete(bob, a)).isFalse();
        assertThat(labels.delete(ada, a)).isTrue();
        assertThat(labels.delete(ada, a)).isFalse();

        assertThat(labels.listByTasks(ada, tasks).values()).containsOnly(List.of(b));
        assertThat(dal.tasks().pageByUser(ada, PageRequest.first(20)).items()).hasSize(3);
    }

    @Test
    void delete_task_leavesItsLabels() {
        Label<I> a = labels.create(ada, "a");
        tasks.forEach(task -> labels.add(ada, task, List.of(a.id())));

        dal.tasks().delete(ada, tasks.get(0));

        assertThat(labels.pageTasks(ada, a.id(), PageRequest.first(20)).items())
                .extracting(Task::id)
                .containsExactly(tasks.get(2), tasks.get(1));
    }

    @Test
    void delete_user_takesAllWithIt() {
        I a = labels.create(ada, "a").id();
        labels.add(ada, tasks.get(0), List.of(a));
        Label<I> bobs = labels.create(bob, "a");

        dal.users().delete(ada);

        assertThat(labels.find(ada, a)).isEmpty();
        assertThat(labels.listByTask(ada, tasks.get(0))).isEmpty();
        assertThat(labels.get(bob, bobs.id())).isEqualTo(bobs);
    }

    @Test
    void transaction_thatFails_leavesNothing() {
        I a = labels.create(ada, "a").id();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    Labels<I> inside = labels(tx);
                    inside.add(ada, tasks.get(0), List.of(a));
                    return inside.add(ada, tasks.get(0), List.of(id(404)));
                }));

        assertThat(labels.listByTask(ada, tasks.get(0))).isEmpty();
    }

    /** As many as one likes, in one array. */
    @Test
    void add_aThousand_isOneStatement() {
        List<I> many = IntStream.range(0, 1000)
                .mapToObj(i -> labels.create(ada, "label " + i).id())
                .toList();

        assertThat(labels.add(ada, tasks.get(0), many)).isEqualTo(1000);
        assertThat(labels.listByTask(ada, tasks.get(0))).hasSize(1000);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
