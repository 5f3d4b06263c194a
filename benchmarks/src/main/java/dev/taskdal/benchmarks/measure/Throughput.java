package dev.taskdal.benchmarks.measure;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.Call;
import dev.taskdal.benchmarks.work.MeasuredDatabase;
import dev.taskdal.benchmarks.work.Traffic;
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

/** Counts how many calls a second many threads get done over a small pool, in rounds as for single calls. */
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
     * @param rounds of what has the most
     * @param slice for how long a contestant is measured in a round; the first round warms up and doesn't count
     */
    public Samples run(List<Integer> threadCounts, int rounds, Duration slice) throws SQLException {
        Samples samples = new Samples();
        for (Traffic traffic : Traffic.values()) {
            for (int threads : threadCounts) {
                ExecutorService executor = Executors.newFixedThreadPool(threads);
                try {
                    for (int round = 0; round <= traffic.rounds(rounds); round++) {
                        Map<Entrant, Double> callsPerSecond = round(executor, traffic, threads, slice);
                        if (round > 0) {
                            samples.add(traffic.title(threads), callsPerSecond);
                        }
                    }
                } finally {
                    executor.shutdownNow();
                }
            }
        }
        return samples;
    }

    private Map<Entrant, Double> round(ExecutorService executor, Traffic traffic, int threads, Duration slice)
            throws SQLException {
        Map<Entrant, List<Double>> slices = new TreeMap<>();
        for (Entrant entrant : order()) {
            slices.computeIfAbsent(entrant, e -> new ArrayList<>())
                    .add(measure(executor, traffic, threads, entrant, slice));
            progress.step(traffic.title(threads));
        }
        Map<Entrant, Double> callsPerSecond = new TreeMap<>();
        slices.forEach((entrant, rates) -> callsPerSecond.put(entrant, mean(rates)));
        return callsPerSecond;
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

    private double measure(ExecutorService executor, Traffic traffic, int threads, Entrant entrant, Duration slice)
            throws SQLException {
        List<Callable<Long>> loops = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Call call = traffic.prepare(entrant, lineup.get(entrant), database.seed(), i);
            loops.add(() -> callsWithin(call, slice));
        }
        try {
            long start = System.nanoTime();
            long calls = 0;
            for (Future<Long> loop : executor.invokeAll(loops)) {
                calls += loop.get();
            }
            double perSecond = calls * 1e9 / (System.nanoTime() - start);
            if (traffic.writes()) {
                // As if each had changed a row.
                database.cleanUp(Math.toIntExact(calls));
            }
            return perSecond;
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
