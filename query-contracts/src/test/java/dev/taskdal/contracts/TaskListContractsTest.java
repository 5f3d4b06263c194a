package dev.taskdal.contracts;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The contracts of the layer's own queries. */
@PostgresTest
class TaskListContractsTest {

    private static final UserId BUSY = new UserId(TaskListVolume.BUSY);
    private static final UserId STEADY = new UserId(TaskListVolume.STEADY);
    private static final UserId FULL = new UserId(TaskListVolume.FULL);
    private static final UserId IDLE = new UserId(TaskListVolume.IDLE);

    private static final int BATCH = 100;

    /** Of a million rows; of fewer rows as large a part of them. */
    private static final int DEEP = 50_000;

    @TestFactory
    Stream<DynamicNode> contracts(ThrowawayPostgres server) {
        QueryContracts contracts = QueryContracts.on(server, new TaskListVolume())
                .queries(Dal.queries())
                .ignoring("flyway_schema_history")
                .setting("random_page_cost", "1.1")
                .page(
                        Path.of("../docs/reference/queries.md"),
                        "mvn -pl query-contracts -am verify -Dtest=TaskListContractsTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontracts.write");
        users(contracts);
        singleTasks(contracts);
        pages(
                contracts,
                "Tasks.pageByUser",
                "the user with a tenth of all tasks",
                (dal, request) -> dal.tasks().pageByUser(BUSY, request));
        pages(
                contracts,
                "Tasks.pageByUserAndStatus",
                "the user with a tenth of all tasks, done",
                (dal, request) -> dal.tasks().pageByUserAndStatus(BUSY, TaskStatus.DONE, request));
        Samples.pages(
                contracts,
                "Tasks.pageOpenByPriority",
                "the user with a tenth of all tasks",
                (dal, request) -> dal.tasks().pageOpenByPriority(BUSY, request));
        pages(
                contracts,
                "Tasks.pageByStatus",
                "the status of most tasks",
                (dal, request) -> dal.tasks().pageByStatus(TaskStatus.DONE, request));
        pages(
                contracts,
                "Tasks.pageNewest",
                "all tasks",
                (dal, request) -> dal.tasks().pageNewest(request));
        pages(
                contracts,
                "Tasks.pageCreatedBetween",
                "all days",
                (dal, request) ->
                        dal.tasks().pageCreatedBetween(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z"), request));
        Samples.pages(
                contracts,
                "Tasks.pageByUserCreatedBetween",
                "the user with a tenth of all tasks, all days",
                (dal, request) -> dal.tasks()
                        .pageByUserCreatedBetween(BUSY, Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z"), request));
        pages(
                contracts,
                "Tasks.pageByTitlePrefix",
                "the user with a tenth of all tasks, t",
                (dal, request) -> dal.tasks().pageByTitlePrefix(BUSY, "t", request));
        few(contracts);
        HistoryContracts.declare(contracts);
        LabelContracts.declare(contracts);
        UserContracts.profiles(contracts);
        UserContracts.notificationSettings(contracts);
        UserContracts.tokens(contracts);
        UserContracts.metrics(contracts);
        return contracts.tests();
    }

    private static void users(QueryContracts contracts) {
        contracts
                .reads("Users.find", "a user", with(dal -> dal.users().find(STEADY)))
                .reads(
                        "Users.findByEmail",
                        "in another case",
                        with(dal -> dal.users().findByEmail("USER2@Example.org")))
                .reads("Users.findByEmail", "nobody", with(dal -> dal.users().findByEmail("nobody@example.org")))
                .writes("Users.create", "a user", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    AtomicLong count = new AtomicLong();
                    return () -> dal.users()
                            .create(new NewUser(
                                    "new" + count.incrementAndGet() + "@example.org",
                                    "New",
                                    new PasswordHash("{noop}secret")));
                })
                .writes("Users.update", "a new name", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    User user = dal.users().get(STEADY);
                    return () -> dal.users().update(user.withDisplayName("Renamed"));
                })
                .writes(
                        "Users.delete",
                        "a user with 400 tasks",
                        with(dal -> dal.users().delete(STEADY)))
                .writes(
                        "Users.delete",
                        "a user without tasks",
                        with(dal -> dal.users().delete(IDLE)));
    }

    private static void singleTasks(QueryContracts contracts) {
        contracts
                .reads("Tasks.find", "a task", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    Task task = anyTask(dal);
                    return () -> dal.tasks().find(task.userId(), task.id());
                })
                .writes("Tasks.create", "a task", with(dal -> dal.tasks().create(new NewTask(BUSY, "Write report"))))
                .writes(
                        "Tasks.createAll",
                        BATCH + " tasks",
                        with(dal ->
                                dal.tasks().createAll(Collections.nCopies(BATCH, new NewTask(STEADY, "Write report")))))
                .writes(
                        "Tasks.importAll",
                        BATCH + " tasks",
                        with(dal ->
                                dal.tasks().importAll(Collections.nCopies(BATCH, new NewTask(STEADY, "Write report")))))
                .writes("Tasks.update", "another status", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    Task task = anyTask(dal);
                    return () -> dal.tasks().update(task.withStatus(TaskStatus.CANCELLED));
                })
                .writes("Tasks.deleteUnchanged", "a task", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    Task task = anyTask(dal);
                    return () -> dal.tasks().delete(task);
                })
                .writes("Tasks.delete", "a task", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    Task task = anyTask(dal);
                    return () -> dal.tasks().delete(task.userId(), task.id());
                });
    }

    private static void few(QueryContracts contracts) {
        contracts
                .reads(
                        "Tasks.pageByUser",
                        "a user without tasks",
                        with(dal -> dal.tasks().pageByUser(IDLE, PageRequest.first(20))))
                .reads(
                        "Tasks.pageByUser",
                        "a user with 400 tasks",
                        with(dal -> dal.tasks().pageByUser(STEADY, PageRequest.first(20))))
                .reads(
                        "Tasks.pageByUserAndStatus",
                        "the rarest status",
                        with(dal -> dal.tasks().pageByUserAndStatus(BUSY, TaskStatus.CANCELLED, PageRequest.first(20))))
                .reads(
                        "Tasks.pageByStatus",
                        "the rarest status",
                        with(dal -> dal.tasks().pageByStatus(TaskStatus.CANCELLED, PageRequest.first(20))))
                .reads(
                        "Tasks.pageCreatedBetween",
                        "ten minutes",
                        with(dal -> dal.tasks()
                                .pageCreatedBetween(
                                        Instant.parse("2025-01-01T00:10:00Z"),
                                        Instant.parse("2025-01-01T00:20:00Z"),
                                        PageRequest.first(20))))
                .reads(
                        "Tasks.pageCreatedBetween",
                        "the instant of an import",
                        with(dal -> dal.tasks()
                                .pageCreatedBetween(
                                        Instant.parse("2025-02-01T00:00:00Z"),
                                        Instant.parse("2025-02-01T00:00:00Z").plus(Duration.ofMillis(1)),
                                        PageRequest.first(20))))
                .reads(
                        "Tasks.pageByUserCreatedBetween",
                        "ten minutes",
                        with(dal -> dal.tasks()
                                .pageByUserCreatedBetween(
                                        BUSY,
                                        Instant.parse("2025-01-01T00:10:00Z"),
                                        Instant.parse("2025-01-01T00:20:00Z"),
                                        PageRequest.first(20))))
                .reads(
                        "Tasks.pageByUserCreatedBetween",
                        "a user without tasks",
                        with(dal -> dal.tasks()
                                .pageByUserCreatedBetween(
                                        IDLE,
                                        Instant.EPOCH,
                                        Instant.parse("2026-01-01T00:00:00Z"),
                                        PageRequest.first(20))))
                .reads(
                        "Tasks.pageByTitlePrefix",
                        "a title of many tasks",
                        with(dal -> dal.tasks().pageByTitlePrefix(BUSY, "WRITE report", PageRequest.first(20))))
                .reads(
                        "Tasks.pageByTitlePrefix",
                        "page of 1,000 titles of 200 characters",
                        with(dal -> dal.tasks().pageByTitlePrefix(BUSY, "long", PageRequest.first(1000))))
                .reads(
                        "Tasks.pageByTitlePrefix",
                        "no title",
                        with(dal -> dal.tasks().pageByTitlePrefix(BUSY, "nothing like it", PageRequest.first(20))))
                .reads(
                        "Tasks.pageByTitlePrefix",
                        "every title",
                        with(dal -> dal.tasks().pageByTitlePrefix(BUSY, "", PageRequest.first(20))))
                .reads(
                        "Tasks.board",
                        "a user with 1,050 tasks in each status",
                        with(dal -> dal.tasks().board(FULL, 20)))
                .readsUpToBound(
                        "Tasks.board",
                        "the user with a tenth of all tasks",
                        with(dal -> dal.tasks().board(BUSY, 20)))
                .reads(
                        "Tasks.board",
                        "a user with 400 tasks",
                        with(dal -> dal.tasks().board(STEADY, 20)))
                .reads(
                        "Tasks.board",
                        "a user without tasks",
                        with(dal -> dal.tasks().board(IDLE, 20)))
                .reads(
                        "Tasks.countByStatus",
                        "all tasks",
                        with(dal -> dal.tasks().countByStatus()));
    }

    /** The first page, the one after 50,000 rows, and the one before that. */
    private static void pages(QueryContracts contracts, String query, String whose, Pages pages) {
        contracts
                .reads(query, "first page, " + whose, with(dal -> pages.page(dal, PageRequest.first(20))))
                .reads(query, "page of 1,000, " + whose, with(dal -> pages.page(dal, PageRequest.first(1000))))
                .reads(query, "page after 50,000 rows, " + whose, (database, rows) -> {
                    Dal dal = Dal.open(database);
                    PageRequest after =
                            PageRequest.at(20, deep(dal, rows, pages).next().orElseThrow());
                    return () -> pages.page(dal, after);
                })
                .reads(query, "page before that, " + whose, (database, rows) -> {
                    Dal dal = Dal.open(database);
                    PageRequest before =
                            PageRequest.at(20, deep(dal, rows, pages).previous().orElseThrow());
                    return () -> pages.page(dal, before);
                });
    }

    private interface Pages {
        Page<Task> page(Dal dal, PageRequest request);
    }

    private interface Use {
        Object of(Dal dal);
    }

    private static Sample with(Use use) {
        return (DataSource database, long rows) -> {
            Dal dal = Dal.open(database);
            return () -> use.of(dal);
        };
    }

    private static Task anyTask(Dal dal) {
        return dal.tasks().pageByUser(STEADY, PageRequest.first(1)).items().get(0);
    }

    private static Page<Task> deep(Dal dal, long rows, Pages pages) {
        long toSkip = Math.min(DEEP, rows / 20);
        int size = (int) Math.min(toSkip / 2, PageRequest.MAX_SIZE);
        Page<Task> page = pages.page(dal, PageRequest.first(size));
        for (long skipped = size; skipped < toSkip; skipped += size) {
            page = pages.page(dal, PageRequest.at(size, page.next().orElseThrow()));
        }
        return page;
    }
}
