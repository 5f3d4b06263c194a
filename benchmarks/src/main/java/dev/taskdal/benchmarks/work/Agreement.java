package dev.taskdal.benchmarks.work;

import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.contestant.Screen;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * Checks, before anything is measured, that a contestant does the same work as hand-written JDBC: who reads other rows or
 * none at all would win every race.
 */
public final class Agreement {

    private static final int READS = 5;

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
            Call call = work.prepare(entrant, contestant, seed);
            if (work.isBulkInsert()) {
                requireEqual(call.run(), written());
            } else if (work.writes()) {
                Task answer = (Task) call.run();
                requireEqual(jdbc.findTask(answer.userId(), answer.id()).orElseThrow(), answer);
            } else {
                Call expected = work.prepare(Entrant.JDBC, jdbc, seed);
                for (int i = 0; i < (work.isLarge() ? 1 : READS); i++) {
                    requireEqual(comparable(expected.run()), comparable(call.run()));
                }
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

    private List<NewTask> written() throws SQLException {
        Seed seed = database.seed();
        return jdbc.listAll(seed.writer()).stream()
                .filter(task -> task.id().value() > seed.lastTask().value())
                .sorted(Comparator.comparing(task -> task.id().value()))
                .map(task -> new NewTask(task.userId(), task.title(), task.description(), task.status()))
                .toList();
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
