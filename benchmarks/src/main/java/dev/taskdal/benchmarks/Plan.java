package dev.taskdal.benchmarks;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.Seed;
import dev.taskdal.benchmarks.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a run measures, and how long.
 *
 * @param rounds of single calls
 * @param warmUpRounds of calls that come before and aren't measured
 * @param throughputRounds of each number of threads
 * @param slice of each contestant in such a round
 * @param iteration of JMH
 * @param jvms that open the layer in each way
 */
record Plan(
        Seed seed,
        Set<Entrant> entrants,
        Set<Work> works,
        List<Integer> threads,
        int rounds,
        int warmUpRounds,
        int throughputRounds,
        Duration slice,
        Duration iteration,
        int jvms) {

    static Plan of(
            Seed seed, Set<Entrant> entrants, Set<Work> works, List<Integer> threads, int rounds, boolean quick) {
        return new Plan(
                seed,
                entrants,
                works,
                threads,
                rounds,
                quick ? 2 : 75,
                quick ? 2 : 60,
                Duration.ofMillis(quick ? 100 : 250),
                Duration.ofMillis(quick ? 100 : 500),
                quick ? 2 : 20);
    }
}
