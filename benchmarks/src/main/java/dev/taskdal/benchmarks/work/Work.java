package dev.taskdal.benchmarks.work;

import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import java.sql.SQLException;
import java.util.Locale;

/** The pieces of work, in the order of the report. Another one is a line here and a method of {@link Calls}. */
public enum Work {
    FIND_TASK("task by key", 400, 1, Calls::findTask),
    FIND_USER("user by e-mail", 400, 1, Calls::findUser),
    PAGE("page of 20", 200, 1, Calls::page),
    LONG_PAGE("page of 200", 80, 1, Calls::longPage),
    DEEP_PAGE("deep page of 20", 200, 1, Calls::deepPage),
    TITLE_PREFIX("title prefix", 200, 1, Calls::titlePrefix),
    BOARD("board", 80, 1, Calls::board),
    SCREEN("screen", 80, 1, Calls::screen),
    CREATE("insert", 800, 1, Calls::create),
    UPDATE("update", 800, 1, Calls::update),
    CREATE_SOME("insert %,d", 1, 1, calls -> calls.createAll(calls.seed.someRows())),
    CREATE_MANY("insert %,d", 1, 4, calls -> calls.createAll(calls.seed.manyRows())),
    LIST_ALL("read %,d", 1, 1, Calls::listAll);

    private final String title;
    private final int callsInRound;
    private final int everyRounds;
    private final Calls.Preparation preparation;

    Work(String title, int callsInRound, int everyRounds, Calls.Preparation preparation) {
        this.title = title;
        this.callsInRound = callsInRound;
        this.everyRounds = everyRounds;
        this.preparation = preparation;
    }

    /** As the report calls it. */
    public String title(Seed seed) {
        int rows = this == CREATE_SOME ? seed.someRows() : this == CREATE_MANY ? seed.manyRows() : seed.busyTasks();
        return String.format(Locale.ROOT, title, rows);
    }

    /** How many calls a contestant makes in a round, of which the median counts. */
    public int callsInRound() {
        return callsInRound;
    }

    /** It is done in every so manieth round: what takes long, less often. */
    public int everyRounds() {
        return everyRounds;
    }

    /** Whether one call takes so long that it is timed alone. */
    public boolean isLarge() {
        return callsInRound == 1;
    }

    /** How many rows of the seed a call changes. */
    public int updatedRows() {
        return this == UPDATE ? 1 : 0;
    }

    /** Whether it leaves something behind in the database. */
    public boolean writes() {
        return this == CREATE || this == UPDATE || isBulkInsert();
    }

    /** Whether it puts many rows in, and returns what it was given. */
    public boolean isBulkInsert() {
        return this == CREATE_SOME || this == CREATE_MANY;
    }

    /** Whether this contestant takes part in it. */
    public boolean isFor(Entrant entrant) {
        return switch (this) {
            case CREATE_SOME -> entrant.isForSomeRows();
            case CREATE_MANY -> entrant.isForManyRows();
            default -> !entrant.isVariant();
        };
    }

    /** Makes a contestant's call, and whatever it needs before. */
    public Call prepare(Entrant entrant, Contestant contestant, Seed seed) throws SQLException {
        return preparation.prepare(new Calls(entrant, contestant, seed));
    }
}
