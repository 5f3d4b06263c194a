package dev.taskdal.benchmarks.measure;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.Call;
import dev.taskdal.benchmarks.work.MeasuredDatabase;
import dev.taskdal.benchmarks.work.Work;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Times one call after another. In each round each piece of work is done by all contestants, who take short turns in
 * random order, so that whatever else the machine does meets all of them.
 */
public final class Rounds {

    /**
     * How many calls a contestant makes before it is another's turn. With one, the code of a dozen other libraries runs
     * between two calls of the same, as in no service.
     */
    public static final int CALLS_IN_TURN = 10;

    /** Of short calls. The JIT compiler wants some ten thousand in all, which those of many calls a round have soon. */
    private static final int WARM_UP_CALLS_IN_ROUND = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MeasuredDatabase database;
    private final Lineup lineup;
    private final List<Work> works;
    private final Progress progress;
    private final Random random = new Random(1);
    private final Map<Work, Map<Entrant, Call>> calls = new EnumMap<>(Work.class);
    private final Samples times = new Samples();
    private final Samples clientTimes = new Samples();

    /** Written so that no compiler takes the calls for useless. */
    private volatile Object sink = this;

    /** Prepares all calls, which have been checked before. */
    public Rounds(MeasuredDatabase database, Lineup lineup, Collection<Work> works, Progress progress)
            throws SQLException {
        this.database = database;
        this.lineup = lineup;
        this.works = List.copyOf(works);
        this.progress = progress;
        for (Work work : works) {
            Map<Entrant, Call> byEntrant = new EnumMap<>(Entrant.class);
            for (Entrant entrant : lineup.entrants()) {
                if (work.isFor(entrant)) {
                    byEntrant.put(entrant, work.prepare(entrant, lineup.get(entrant), database.seed()));
                }
            }
            calls.put(work, byEntrant);
        }
        times.orderColumns(works.stream().map(this::column).toList());
        clientTimes.orderColumns(
                works.stream().filter(work -> !work.isLarge()).map(this::column).toList());
    }

    /**
     * How many turns of a contestant there will be.
     *
     * @param rounds how many rounds
     */
    public static int turns(Collection<Work> works, Collection<Entrant> entrants, int rounds) {
        return works.stream()
                .mapToInt(work ->
                        (int) entrants.stream().filter(work::isFor).count() * ((rounds - 1) / work.everyRounds() + 1))
                .sum();
    }

    /**
     * Lets the JIT compiler and the prepared statements settle. What is large has done so in the check. By calls and not by
     * time: of code that only one contestant runs, a second had too few for the last stage of the compiler.
     *
     * @param rounds in each of which a contestant makes {@link #warmUpCalls} for each piece of work
     */
    public void warmUp(int rounds) throws SQLException {
        for (int round = 0; round < rounds; round++) {
            for (Work work : works) {
                if (work.isLarge()) {
                    continue;
                }
                for (Call call : calls.get(work).values()) {
                    for (int i = 0; i < warmUpCalls(work); i++) {
                        sink = call.run();
                    }
                }
                if (work.writes()) {
                    database.cleanUp(work.updatedRows()
                            * warmUpCalls(work)
                            * calls.get(work).size());
                }
            }
            progress.step("warming up");
        }
    }

    /** How many calls of it a contestant makes in a round of the warm-up. */
    public static int warmUpCalls(Work work) {
        return Math.min(work.callsInRound(), WARM_UP_CALLS_IN_ROUND);
    }

    /** Measures: first the short calls, then the large ones, of which client and server share the work. */
    public void run(int rounds) throws SQLException {
        OneProcessor one = OneProcessor.of(database.server());
        try {
            run(rounds, work -> !work.isLarge());
        } finally {
            one.release();
        }
        run(rounds, Work::isLarge);
    }

    /** What calls took, in nanoseconds. */
    public Samples times() {
        return times;
    }

    /**
     * What short calls took of the processor in this JVM, in nanoseconds: what the libraries differ in, without the server's
     * work and its noise. Large calls are left out, since other threads clean up after them.
     */
    public Samples clientTimes() {
        return clientTimes;
    }

    private void run(int rounds, Predicate<Work> which) throws SQLException {
        List<Work> order = new ArrayList<>(works.stream().filter(which).toList());
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Work work : order) {
                if (round % work.everyRounds() == 0) {
                    measure(work);
                }
            }
        }
    }

    private void measure(Work work) throws SQLException {
        List<Entrant> order = new ArrayList<>(calls.get(work).keySet());
        Map<Entrant, List<Double>> nanos = new EnumMap<>(Entrant.class);
        Map<Entrant, List<Double>> clientNanos = new EnumMap<>(Entrant.class);
        for (int turn = 0; turn < work.callsInRound(); turn += CALLS_IN_TURN) {
            int callsInTurn = Math.min(CALLS_IN_TURN, work.callsInRound() - turn);
            Collections.shuffle(order, random);
            for (Entrant entrant : order) {
                if (work.isLarge()) {
                    // Nobody pays for what the one before has left to do.
                    System.gc();
                    database.checkpoint();
                }
                List<Double> times = nanos.computeIfAbsent(entrant, e -> new ArrayList<>());
                long start = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < callsInTurn; i++) {
                    times.add(time(calls.get(work).get(entrant)));
                }
                double ofThread = THREADS.getCurrentThreadCpuTime() - start;
                clientNanos.computeIfAbsent(entrant, e -> new ArrayList<>()).add(ofThread / callsInTurn);
                if (work.isLarge() && work.writes()) {
                    database.cleanUp(work.updatedRows());
                }
                if (turn + callsInTurn == work.callsInRound()) {
                    progress.step(column(work));
                }
            }
        }
        if (work.writes()) {
            database.cleanUp(work.updatedRows() * work.callsInRound() * order.size());
        }
        times.add(column(work), medians(nanos));
        if (!work.isLarge()) {
            clientTimes.add(column(work), medians(clientNanos));
        }
    }

    private static Map<Entrant, Double> medians(Map<Entrant, List<Double>> values) {
        Map<Entrant, Double> medians = new EnumMap<>(Entrant.class);
        values.forEach((entrant, all) -> medians.put(entrant, Spread.of(all).median()));
        return medians;
    }

    /** The nanoseconds of a call. */
    private double time(Call call) throws SQLException {
        long start = System.nanoTime();
        sink = call.run();
        return System.nanoTime() - start;
    }

    private String column(Work work) {
        return work.title(database.seed());
    }
}
