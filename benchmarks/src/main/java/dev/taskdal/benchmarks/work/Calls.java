package dev.taskdal.benchmarks.work;

import static java.util.Collections.nCopies;

import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes the calls of one contestant. Every contestant's are made anew, from the same random numbers, so that all of them
 * are asked for the same keys in the same order.
 */
final class Calls {

    private static final int CARDS = 10;

    private final Entrant entrant;
    private final Contestant contestant;
    final Seed seed;
    private final SplittableRandom random;

    /** How calls are made ready. */
    @FunctionalInterface
    interface Preparation {
        Call prepare(Calls calls) throws SQLException;
    }

    Calls(Entrant entrant, Contestant contestant, Seed seed) {
        this(entrant, contestant, seed, 0);
    }

    /** Each thread is asked for something else at the same time. */
    Calls(Entrant entrant, Contestant contestant, Seed seed, int thread) {
        this.entrant = entrant;
        this.contestant = contestant;
        this.seed = seed;
        this.random = new SplittableRandom(20261122 + thread);
    }

    Call findTask() {
        return () -> {
            TaskId id = new TaskId(1 + random.nextInt(seed.tasks()));
            return contestant.findTask(seed.ownerOf(id), id);
        };
    }

    Call findUser() {
        return () -> contestant.findUser(seed.emailOf(new UserId(1 + random.nextInt(seed.users()))));
    }

    Call page() {
        return () -> contestant.pageByUser(someUser(), PageRequest.first(20));
    }

    Call longPage() {
        return () -> contestant.pageByUser(Seed.BUSY_USER, PageRequest.first(200));
    }

    /** Gets there page by page: a cursor is only to be had from the page before it. */
    Call deepPage() throws SQLException {
        int depth = seed.busyTasks() / 2;
        int step = Math.min(PageRequest.MAX_SIZE, depth);
        PageRequest request = PageRequest.first(step);
        for (int read = 0; read < depth; read += step) {
            Page<Task> page = contestant.pageByUser(Seed.BUSY_USER, request);
            request = PageRequest.at(step, page.next().orElseThrow());
        }
        PageRequest deep = new PageRequest(20, request.cursor());
        return () -> contestant.pageByUser(Seed.BUSY_USER, deep);
    }

    Call titlePrefix() {
        return () -> {
            String word = Seeding.WORDS.get(random.nextInt(Seeding.WORDS.size()));
            String prefix = word.toLowerCase(Locale.ROOT) + " REPORT " + (1 + random.nextInt(9));
            return contestant.pageByTitlePrefix(Seed.BUSY_USER, prefix, 20);
        };
    }

    Call board() {
        return () -> contestant.board(someUser(), CARDS);
    }

    Call screen() {
        return () -> contestant.screen(someUser(), 20);
    }

    Call listAll() {
        return () -> contestant.listAll(Seed.BUSY_USER);
    }

    Call create() {
        return () -> contestant.create(newTask(random.nextInt(1000)));
    }

    Call update() throws SQLException {
        Task[] current = new Task[Seed.UPDATED_TASKS];
        for (int i = 0; i < current.length; i++) {
            current[i] = contestant
                    .findTask(seed.writer(), seed.updatedTask(entrant, i))
                    .orElseThrow();
        }
        return () -> {
            int i = random.nextInt(current.length);
            current[i] = change(current[i]);
            return current[i];
        };
    }

    /** What a service is asked for, in the shares of the load run, where what is deleted is left out. */
    Call mix() throws SQLException {
        List<Call> mix = new ArrayList<>();
        mix.addAll(nCopies(30, page()));
        mix.addAll(nCopies(25, board()));
        mix.addAll(nCopies(15, findTask()));
        mix.addAll(nCopies(6, titlePrefix()));
        mix.addAll(nCopies(12, updateNew()));
        mix.addAll(nCopies(6, create()));
        return () -> mix.get(random.nextInt(mix.size())).run();
    }

    /** Of a task that nobody else knows, since other threads would change the version. */
    private Call updateNew() throws SQLException {
        Task[] current = {contestant.create(newTask(0))};
        return () -> {
            current[0] = change(current[0]);
            return current[0];
        };
    }

    private Task change(Task task) throws SQLException {
        TaskStatus next = TaskStatus.values()[random.nextInt(TaskStatus.values().length)];
        return contestant.update(task.withStatus(next).withTitle("Changed " + task.version()));
    }

    Call createAll(int rows) {
        List<NewTask> tasks = IntStream.range(0, rows).mapToObj(this::newTask).toList();
        return () -> {
            contestant.createAll(tasks);
            return tasks;
        };
    }

    private NewTask newTask(int number) {
        return new NewTask(
                seed.writer(),
                "New task " + number,
                "What there is to say about it. ".repeat(number % 8),
                TaskStatus.values()[number % TaskStatus.values().length],
                TaskPriority.values()[number % TaskPriority.values().length]);
    }

    /** Not the busy one. */
    private UserId someUser() {
        return new UserId(2 + random.nextInt(seed.users() - 1));
    }
}
