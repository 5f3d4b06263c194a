package dev.taskdal.dal.task;

import static dev.taskdal.schema.Tables.TASK;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.InvalidCursorException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest(TaskListSchema.class)
class TaskPagesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Comparator<Task> NEWEST_FIRST =
            comparing(Task::createdAt).thenComparing(task -> task.id().value()).reversed();

    private Dal dal;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
        bob = Fixtures.user(dal, "bob").id();
    }

    private static final Comparator<Task> MOST_URGENT_FIRST =
            comparing(Task::priority).reversed().thenComparing(NEWEST_FIRST);

    /** A list, which of all tasks belong to it, and in what order. */
    private record Listed(
            String name, Function<PageRequest, Page<Task>> list, Predicate<Task> belongs, Comparator<Task> order) {

        Listed(String name, Function<PageRequest, Page<Task>> list, Predicate<Task> belongs) {
            this(name, list, belongs, NEWEST_FIRST);
        }
    }

    private List<Listed> lists() {
        Instant from = START.plus(1, ChronoUnit.MICROS);
        Instant until = START.plus(3, ChronoUnit.MICROS);
        return List.of(
                new Listed(
                        "user",
                        r -> dal.tasks().pageByUser(ada, r),
                        t -> t.userId().equals(ada)),
                new Listed(
                        "user and status",
                        r -> dal.tasks().pageByUserAndStatus(ada, TaskStatus.DONE, r),
                        t -> t.userId().equals(ada) && t.status() == TaskStatus.DONE),
                new Listed(
                        "status",
                        r -> dal.tasks().pageByStatus(TaskStatus.TODO, r),
                        t -> t.status() == TaskStatus.TODO),
                new Listed(
                        "open by priority",
                        r -> dal.tasks().pageOpenByPriority(ada, r),
                        t -> t.userId().equals(ada)
                                && (t.status() == TaskStatus.TODO || t.status() == TaskStatus.IN_PROGRESS),
                        MOST_URGENT_FIRST),
                new Listed("newest", r -> dal.tasks().pageNewest(r), t -> true),
                new Listed(
                        "created between",
                        r -> dal.tasks().pageCreatedBetween(from, until, r),
                        t -> !t.createdAt().isBefore(from) && t.createdAt().isBefore(until)),
                new Listed(
                        "user's created between",
                        r -> dal.tasks().pageByUserCreatedBetween(ada, from, until, r),
                        t -> t.userId().equals(ada)
                                && !t.createdAt().isBefore(from)
                                && t.createdAt().isBefore(until)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 60, 1000})
    void pages_ofEachList_giveEveryRowOnceInBothDirections(int size) {
        List<Task> all = microsecondsApart(60);
        for (Listed listed : lists()) {
            List<Task> expected =
                    all.stream().filter(listed.belongs()).sorted(listed.order()).toList();

            List<Page<Task>> forward = Fixtures.allPages(size, listed.list());

            assertThat(Fixtures.items(forward))
                    .as(listed.name())
                    .isEqualTo(expected)
                    .isNotEmpty();
            assertThat(forward.get(0).previous()).as(listed.name()).isEmpty();
            Page<Task> page = forward.get(forward.size() - 1);
            for (int i = forward.size() - 2; i >= 0; i--) {
                page = listed.list().apply(PageRequest.at(size, page.previous().orElseThrow()));
                assertThat(page).as(listed.name()).isEqualTo(forward.get(i));
            }
            assertThat(page.previous()).as(listed.name()).isEmpty();
        }
    }

    @Test
    void pages_ofEqualTimestamps_areOrderedById() {
        List<Task> created = Fixtures.tasks(dal, ada, "a", "b", "c", "d", "e");
        assertThat(created)
                .extracting(Task::createdAt)
                .containsOnly(created.get(0).createdAt());

        assertThat(Fixtures.items(Fixtures.allPages(2, r -> dal.tasks().pageByUser(ada, r))))
                .extracting(Task::title)
                .containsExactly("e", "d", "c", "b", "a");
    }

    @Test
    void page_rowsComeAndGoBeforeIt_isNotShifted() {
        List<Task> created = microsecondsApart(20);
        Page<Task> first = dal.tasks().pageNewest(PageRequest.first(5));
        dal.tasks().delete(created.get(19).userId(), created.get(19).id());
        Fixtures.tasks(dal, ada, "newer", "newest");

        Page<Task> second =
                dal.tasks().pageNewest(PageRequest.at(5, first.next().orElseThrow()));

        assertThat(second.items()).extracting(Task::id).containsExactlyElementsOf(ids(created, 14, 10));
    }

    @Test
    void page_allItsRowsDeleted_leadsBackToTheRestWithoutLoss() {
        List<Task> created = microsecondsApart(6);
        Page<Task> first = dal.tasks().pageNewest(PageRequest.first(3));
        created.subList(0, 3).forEach(task -> dal.tasks().delete(task.userId(), task.id()));

        Page<Task> empty = dal.tasks().pageNewest(PageRequest.at(3, first.next().orElseThrow()));

        assertThat(empty.items()).isEmpty();
        assertThat(empty.next()).isEmpty();
        assertThat(dal.tasks()
                        .pageNewest(PageRequest.at(3, empty.previous().orElseThrow()))
                        .items())
                .isEqualTo(first.items());
    }

    @Test
    void page_backwardIntoDeletedRows_leadsForwardWithoutLoss() {
        List<Task> created = microsecondsApart(6);
        Page<Task> first = dal.tasks().pageNewest(PageRequest.first(3));
        Page<Task> second =
                dal.tasks().pageNewest(PageRequest.at(3, first.next().orElseThrow()));
        created.subList(3, 6).forEach(task -> dal.tasks().delete(task.userId(), task.id()));

        Page<Task> empty =
                dal.tasks().pageNewest(PageRequest.at(3, second.previous().orElseThrow()));

        assertThat(empty.items()).isEmpty();
        assertThat(empty.previous()).isEmpty();
        assertThat(dal.tasks()
                        .pageNewest(PageRequest.at(3, empty.next().orElseThrow()))
                        .items())
                .isEqualTo(second.items());
    }

    @Test
    void page_ofNothing_leadsNowhere() {
        assertThat(dal.tasks().pageByUser(ada, PageRequest.first(20)))
                .isEqualTo(new Page<Task>(List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void page_mapped_keepsItsCursors() {
        Fixtures.tasks(dal, ada, "one", "two");
        Page<Task> page = dal.tasks().pageByUser(ada, PageRequest.first(1));

        assertThat(page.map(Task::title)).isEqualTo(new Page<>(List.of("two"), page.next(), page.previous()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, 1_000_000})
    void pageRequest_impossibleSize_isRefused(int size) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PageRequest.first(size))
                .withMessage("A page of " + size + " rows can't be had. Ask for 1 to 1000.");
    }

    @Test
    void pageCreatedBetween_endBeforeStart_isRefused() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.tasks().pageCreatedBetween(START, START.minusNanos(1000), PageRequest.first(1)))
                .withMessageStartingWith("The time span ends (2026-01-01T00:00:00Z) before it starts");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() ->
                        dal.tasks().pageByUserCreatedBetween(ada, START, START.minusNanos(1000), PageRequest.first(1)))
                .withMessageStartingWith("The time span ends (2026-01-01T00:00:00Z) before it starts");
    }

    @Test
    void pageCreatedBetween_instantsThatNobodyCanStore_areRefused() {
        for (Instant extreme : List.of(Instant.MIN, Instant.MAX, Instant.parse("-4713-01-01T00:00:00Z"))) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> dal.tasks()
                            .pageCreatedBetween(
                                    extreme.isBefore(START) ? extreme : START,
                                    extreme.isBefore(START) ? START : extreme,
                                    PageRequest.first(1)))
                    .withMessageContaining("of the time span, " + extreme + ", is outside of the years 1 to 9999.");
        }
        assertThat(dal.tasks()
                        .pageCreatedBetween(
                                Instant.parse("0001-01-01T00:00:00Z"),
                                Instant.parse("9999-12-31T23:59:59.999999Z"),
                                PageRequest.first(1))
                        .items())
                .isEmpty();
    }

    @Test
    void cursor_ofAnotherList_isRefused() {
        microsecondsApart(20);
        String cursor = dal.tasks().pageByUser(ada, PageRequest.first(1)).next().orElseThrow();
        PageRequest foreign = PageRequest.at(1, cursor);

        for (Function<PageRequest, Page<Task>> other : List.<Function<PageRequest, Page<Task>>>of(
                r -> dal.tasks().pageByUser(bob, r),
                r -> dal.tasks().pageNewest(r),
                r -> dal.tasks().pageByUserAndStatus(ada, TaskStatus.TODO, r),
                r -> dal.tasks().pageByTitlePrefix(ada, "", r))) {
            assertThatExceptionOfType(InvalidCursorException.class)
                    .isThrownBy(() -> other.apply(foreign))
                    .withMessage(
                            "The cursor can't be used: it belongs to another list. Start again at the first page.");
        }
    }

    static Stream<String> forgedCursors() {
        return Stream.of(
                "",
                "x",
                "!!!!",
                "AQ",
                "AgAAAAAA",
                "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "é",
                "a b",
                "\0",
                "A".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("forgedCursors")
    void cursor_madeUp_isRefused(String cursor) {
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> dal.tasks().pageNewest(PageRequest.at(1, cursor)))
                .withMessageStartingWith("The cursor can't be used: ")
                .withMessageEndingWith("Start again at the first page.");
    }

    /** A priority that was renamed since, say. */
    @Test
    void cursor_ofAnUnknownPriority_isRefused() {
        Fixtures.tasks(dal, ada, "one", "two");
        String cursor =
                dal.tasks().pageOpenByPriority(ada, PageRequest.first(1)).next().orElseThrow();
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[bytes.length - 1] ^= 1;

        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> dal.tasks()
                        .pageOpenByPriority(
                                ada,
                                PageRequest.at(
                                        1,
                                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))))
                .withMessage("The cursor can't be used: it is damaged. Start again at the first page.");
    }

    /** Every bit of a real cursor flipped: each is refused or still a position, and nothing else goes wrong. */
    @Test
    void cursor_withAnyBitFlipped_isRefusedOrAPosition() {
        microsecondsApart(3);
        Fixtures.tasks(dal, ada, "Ärger", "ärgerlich");
        List<Function<PageRequest, Page<Task>>> lists = List.of(
                r -> dal.tasks().pageNewest(r),
                r -> dal.tasks().pageByTitlePrefix(ada, "är", r),
                r -> dal.tasks().pageOpenByPriority(ada, r));
        int refused = 0;
        for (Function<PageRequest, Page<Task>> list : lists) {
            String cursor = list.apply(PageRequest.first(1)).next().orElseThrow();
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte[] forged = bytes.clone();
                forged[bit / 8] ^= (byte) (1 << bit % 8);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
                try {
                    assertThat(list.apply(PageRequest.at(10, text)).items().size())
                            .isLessThanOrEqualTo(10);
                } catch (InvalidCursorException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(80);
    }

    /** Half Ada's, half Bob's, in all statuses and of all priorities, with pairs of equal timestamps, one microsecond from pair to pair. */
    private List<Task> microsecondsApart(int count) {
        List<NewTask> tasks = IntStream.range(0, count)
                .mapToObj(i -> new NewTask(
                        i % 3 == 0 ? bob : ada,
                        "Task " + i,
                        "",
                        TaskStatus.values()[i % 4],
                        TaskPriority.values()[i / 4 % 4]))
                .toList();
        List<Task> dated = new ArrayList<>();
        for (Task task : dal.tasks().createAll(tasks)) {
            dal.dsl()
                    .update(TASK)
                    .set(TASK.CREATED_AT, START.plus(dated.size() / 2, ChronoUnit.MICROS))
                    .where(TASK.USER_ID.eq(task.userId()))
                    .and(TASK.ID.eq(task.id()))
                    .execute();
            dated.add(dal.tasks().get(task.userId(), task.id()));
        }
        return dated;
    }

    private static List<TaskId> ids(List<Task> tasks, int from, int downTo) {
        return IntStream.iterate(from, i -> i >= downTo, i -> i - 1)
                .mapToObj(i -> tasks.get(i).id())
                .toList();
    }
}
