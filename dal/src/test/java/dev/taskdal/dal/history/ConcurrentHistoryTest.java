package dev.taskdal.dal.history;

import static dev.taskdal.schema.Tables.TASK_HISTORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.RetryableConflictException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest(TaskListSchema.class)
class ConcurrentHistoryTest {

    private static final int THREADS = 4;
    private static final int CHANGES = 25;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private DataSource dataSource;
    private Dal dal;

    @BeforeEach
    void open(DataSource given) {
        dataSource = given;
        dal = Fixtures.open(given);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void updates_ofOneTaskOnManyThreads_areAChainWithoutGaps() throws Exception {
        UserId ada = Fixtures.user(dal, "ada").id();
        Task task = Fixtures.tasks(dal, ada, "start").get(0);
        List<Future<?>> work = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            UserId actor = Fixtures.user(dal, "user" + t).id();
            Dal own = Fixtures.open(dataSource);
            work.add(threads.submit(() -> change(own, actor, task)));
        }
        for (Future<?> done : work) {
            done.get(120, TimeUnit.SECONDS);
        }

        List<HistoryEntry> latestFirst = dal.history()
                .pageByTask(ada, task.id(), PageRequest.first(1000))
                .items();

        assertThat(latestFirst).hasSize(THREADS * CHANGES + 1);
        String title = dal.tasks().get(ada, task.id()).title();
        for (HistoryEntry entry : latestFirst.subList(0, latestFirst.size() - 1)) {
            Change<String> change = entry.title().orElseThrow();
            assertThat(change.after()).contains(title);
            assertThat(title).startsWith("by " + ((Actor.User) entry.actor()).id() + " ");
            title = change.before();
        }
        assertThat(title).isEqualTo("start");
    }

    private static void change(Dal dal, UserId actor, Task task) {
        for (int i = 0; i < CHANGES; ) {
            try {
                Task current = dal.tasks().get(task.userId(), task.id());
                dal.actingAs(actor).tasks().update(current.withTitle("by " + actor + " no. " + i));
                i++;
            } catch (StaleVersionException e) {
                // Somebody was faster: once more.
            }
        }
    }

    /**
     * The history of a task needs its owner, whom somebody deletes at the same time, along with the task: each may wait for
     * the other, and then the database ends one of them.
     */
    @Test
    void deletionOfAnOwner_whileTasksAreWritten_leavesNothingBehind() throws Exception {
        Dal other = Fixtures.open(dataSource);
        for (int round = 0; round < 20; round++) {
            UserId owner = Fixtures.user(dal, "owner" + round).id();
            List<Task> tasks = Fixtures.tasks(dal, owner, "one", "two", "three");
            CyclicBarrier start = new CyclicBarrier(2);
            Future<@Nullable Throwable> writing = threads.submit(() -> {
                start.await(20, TimeUnit.SECONDS);
                return catchThrowable(() -> {
                    other.tasks().update(tasks.get(0).withTitle("changed"));
                    other.tasks().delete(owner, tasks.get(1).id());
                });
            });
            start.await(20, TimeUnit.SECONDS);
            Throwable deleting = catchThrowable(() -> dal.users().delete(owner));

            assertThat(writing.get(60, TimeUnit.SECONDS))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isNull(),
                            e -> assertThat(e).isInstanceOf(NotFoundException.class),
                            e -> assertThat(e).isInstanceOf(RetryableConflictException.class));
            if (deleting != null) {
                assertThat(deleting).isInstanceOf(RetryableConflictException.class);
                dal.users().delete(owner);
            }
            assertThat(dal.dsl().fetchCount(TASK_HISTORY, TASK_HISTORY.USER_ID.eq(owner)))
                    .isZero();
        }
    }
}
