package dev.taskdal.benchmarks.work;

import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import java.sql.SQLException;

/** What many threads do at the same time. */
public enum Traffic {
    KEY("by key", 1, Calls::findTask),
    MIX("mix", 3, Calls::mix);

    private final String title;
    private final int everyRounds;
    private final Calls.Preparation preparation;

    Traffic(String title, int everyRounds, Calls.Preparation preparation) {
        this.title = title;
        this.everyRounds = everyRounds;
        this.preparation = preparation;
    }

    /** As the report calls it, of so many threads. */
    public String title(int threads) {
        return title + ", " + threads + " threads";
    }

    /** How many of so many rounds it has: fewer where contestants differ by more. */
    public int rounds(int rounds) {
        return (rounds - 1) / everyRounds + 1;
    }

    /** Whether it leaves something behind in the database. */
    public boolean writes() {
        return this == MIX;
    }

    /** Makes the call of one thread, which others don't get in the way of. */
    public Call prepare(Entrant entrant, Contestant contestant, Seed seed, int thread) throws SQLException {
        return preparation.prepare(new Calls(entrant, contestant, seed, thread));
    }
}
