package dev.taskdal.benchmarks.measure;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.Call;
import dev.taskdal.benchmarks.work.MeasuredDatabase;
import dev.taskdal.benchmarks.work.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Counts how many tasks a second many threads find by key over a small pool, in rounds as for single calls. */
public final class Throughput {

    /** The connections of each pool. */
    public static final int CONNECTIONS = 4;

    private final MeasuredDatabase database;
    private final Lineup lineup;
    private final Progress progress;
    private final Random random = new Random(2);

    /** @param lineup with pools of {@link #CONNECTIONS} */
    public Throughput(MeasuredDatabase database, Lineup lineup, Progress progress) {
        this.database = database;
        this.lineup = lineup;
        this.progress = progress;
    }

    /** The contestants that read. */
    public static List<Entrant> entrants(Iterable<Entrant> all) {
        List<Entrant> reading = new ArrayList<>();
        all.forEach(entrant -> {
            if (Work.FIND_TASK.isFor(entrant)) {
                reading.add(entrant);
            }
        });
        return reading;
    }

    /** How many slices a round has. */
    public static int slices(Collection<Entrant> all) {
        return entrants(all).stream().mapToInt(Throughput::slices).sum();
    }

    /**
     * Measures.
     *
     * @param slice for how long a contestant is measured in a round; the first round warms up and doesn't count
     */
    public Samples run(List<Integer> threadCounts, int rounds, Duration slice) throws SQLException {
        Samples samples = new Samples();
        for (int threads : threadCounts) {
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            try {
                for (int round = 0; round <= rounds; round++) {
                    Map<Entrant, List<Double>> slices = new TreeMap<>();
                    for (Entrant entrant : order()) {
                        slices.computeIfAbsent(entrant, e -> new ArrayList<>())
                                .add(measure(executor, threads, entrant, slice));
                        progress.step(threads + " threads");
                    }
                    if (round > 0) {
                        Map<Entrant, Double> callsPerSecond = new TreeMap<>();
                        slices.forEach((entrant, rates) -> callsPerSecond.put(entrant, mean(rates)));
                        samples.add(threads + " threads", callsPerSecond);
                    }
                }
            } finally {
                executor.shutdownNow();
            }
        }
        return samples;
    }

    /** Who is measured in a round, in random order. */
    private List<Entrant> order() {
        List<Entrant> order = new ArrayList<>(lineup.entrants());
        lineup.entrants().forEach(entrant -> order.addAll(Collections.nCopies(slices(entrant) - 1, entrant)));
        Collections.shuffle(order, random);
        return order;
    }

    /** In how many slices of a round a contestant is measured: those more often of whom we want to know exactly. */
    private static int slices(Entrant entrant) {
        return entrant == Entrant.JDBC || entrant == Entrant.DAL ? 5 : 1;
    }

    private static double mean(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private double measure(ExecutorService executor, int threads, Entrant entrant, Duration slice) throws SQLException {
        List<Callable<Long>> loops = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Call call = Work.FIND_TASK.prepare(entrant, lineup.get(entrant), database.seed());
            loops.add(() -> callsWithin(call, slice));
        }
        try {
            long start = System.nanoTime();
            long calls = 0;
            for (Future<Long> loop : executor.invokeAll(loops)) {
                calls += loop.get();
            }
            return calls * 1e9 / (System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + entrant.title() + " was measured.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(entrant.title() + " failed with " + threads + " threads.", e.getCause());
        }
    }

    private static long callsWithin(Call call, Duration slice) throws SQLException {
        long end = System.nanoTime() + slice.toNanos();
        long calls = 0;
        while (System.nanoTime() < end) {
            if (call.run().equals(Optional.empty())) {
                throw new IllegalStateException("The task wasn't found.");
            }
            calls++;
        }
        return calls;
    }
}
