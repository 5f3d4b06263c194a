package dev.taskdal.benchmarks.work;

import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.contestant.Screen;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * Checks, before anything is measured, that a contestant does the same work as hand-written JDBC: who reads other rows or
 * none at all would win every race.
 */
public final class Agreement {

    private static final int READS = 20;

    private final Contestant jdbc;
    private final MeasuredDatabase database;

    /** Compares with this contestant. */
    public Agreement(Contestant jdbc, MeasuredDatabase database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /**
     * Has the work done and compares.
     *
     * @throws IllegalStateException if a contestant does something else, or fails; it names both
     */
    public void check(Work work, Entrant entrant, Contestant contestant) throws SQLException {
        Seed seed = database.seed();
        try {
            switch (work) {
                case CREATE -> checkCreate(contestant);
                case UPDATE -> checkUpdate(contestant, seed.updatedTask(entrant, 0));
                case CREATE_SOME, CREATE_MANY ->
                    requireEqual(work.prepare(entrant, contestant, seed).run(), written());
                default -> checkReads(work, entrant, contestant);
            }
        } catch (SQLException | RuntimeException e) {
            throw new IllegalStateException(
                    entrant.title() + " doesn't do the same work as hand-written JDBC in \"" + work.title(seed) + "\": "
                            + e.getMessage(),
                    e);
        } finally {
            database.cleanUp(work.updatedRows());
        }
    }

    private void checkReads(Work work, Entrant entrant, Contestant contestant) throws SQLException {
        Call expected = work.prepare(Entrant.JDBC, jdbc, database.seed());
        Call actual = work.prepare(entrant, contestant, database.seed());
        for (int i = 0; i < (work.isLarge() ? 1 : READS); i++) {
            requireEqual(comparable(expected.run()), comparable(actual.run()));
        }
    }

    private void checkCreate(Contestant contestant) throws SQLException {
        NewTask wanted = new NewTask(database.seed().writer(), "New", "It's new.", TaskStatus.DONE, TaskPriority.HIGH);
        Task answer = contestant.create(wanted);
        requireEqual(wanted, values(answer));
        requireEqual(stored(answer.id()), answer);
    }

    /** Twice, since the second time the version is no longer the same. */
    private void checkUpdate(Contestant contestant, TaskId id) throws SQLException {
        Task before = stored(id);
        Task wanted = before.withTitle("Changed")
                .withDescription("It's another one.")
                .withStatus(before.status() == TaskStatus.TODO ? TaskStatus.DONE : TaskStatus.TODO)
                .withPriority(before.priority() == TaskPriority.LOW ? TaskPriority.HIGH : TaskPriority.LOW);
        Task answer = contestant.update(wanted);
        requireEqual(values(wanted), values(answer));
        requireEqual(wanted.version() + 1, answer.version());
        requireEqual(stored(id), answer);
        requireRefusal(contestant, wanted);
        requireEqual(stored(id), answer);
    }

    /** Each library has an error of its own for it. */
    private static void requireRefusal(Contestant contestant, Task stale) {
        Task answer;
        try {
            answer = contestant.update(stale);
        } catch (SQLException | RuntimeException e) {
            return;
        }
        throw new IllegalStateException("a stale version was accepted: " + answer);
    }

    private Task stored(TaskId id) throws SQLException {
        return jdbc.findTask(database.seed().writer(), id).orElseThrow();
    }

    private List<NewTask> written() throws SQLException {
        Seed seed = database.seed();
        return jdbc.listAll(seed.writer()).stream()
                .filter(task -> task.id().value() > seed.lastTask().value())
                .sorted(Comparator.comparing(task -> task.id().value()))
                .map(Agreement::values)
                .toList();
    }

    /** What a caller gives of a task. */
    private static NewTask values(Task task) {
        return new NewTask(task.userId(), task.title(), task.description(), task.status(), task.priority());
    }

    /** Cursors are opaque: it counts whether there are any. */
    private static Object comparable(Object answer) {
        if (answer instanceof Page<?> page) {
            return List.of(
                    page.items(), page.next().isPresent(), page.previous().isPresent());
        }
        if (answer instanceof Screen screen) {
            return List.of(screen.user(), comparable(screen.page()), screen.counts());
        }
        return answer;
    }

    private static void requireEqual(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("expected " + shortened(expected) + ", but was " + shortened(actual));
        }
    }

    private static String shortened(Object answer) {
        String text = answer.toString();
        return text.length() > 2000 ? text.substring(0, 2000) + "…" : text;
    }
}
