package dev.taskdal.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run: a service, a load, and what came of it. */
final class LoadRun {

    private static final int WARM_UP_STEPS = 4;

    private final int rate;
    private final Duration duration;
    private final Duration warmUp;
    private final Path jar;
    private final LoadSeed seed;
    private final Consumer<String> progress;

    LoadRun(int rate, Duration duration, Duration warmUp, Path jar, LoadSeed seed, Consumer<String> progress) {
        this.rate = rate;
        this.duration = duration;
        this.warmUp = warmUp;
        this.jar = jar;
        this.seed = seed;
        this.progress = progress;
    }

    LoadResult run() throws IOException, SQLException, InterruptedException {
        progress.accept("Starting the service on a database of its own …");
        try (LoadedService service = LoadedService.start(jar);
                Memory memory = Memory.of(service.pid())) {
            progress.accept(
                    "Adding %,d users with %,d tasks …".formatted(seed.users(), seed.users() * seed.tasksEach()));
            Mix mix = new Mix(service.address(), seed.fill(service.jdbcUrl(), "postgres", service.databasePassword()));
            mix.requireAgreement();
            warmUp(mix);
            Memory.Reading before = memory.afterCollection();
            mix.startAnew();
            progress.accept("Measuring for " + duration.toSeconds() + " s, " + rate + " requests a second …");
            List<Long> resident = new ArrayList<>();
            ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
            watch.scheduleAtFixedRate(() -> sample(memory, resident), 0, 1, TimeUnit.SECONDS);
            long start = System.nanoTime();
            new OpenLoop(rate, WARM_UP_STEPS + 1).run(duration, mix);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            watch.shutdown();
            watch.awaitTermination(10, TimeUnit.SECONDS);
            return new LoadResult(
                    rate,
                    took,
                    mix.requests(),
                    mix.latencies(),
                    List.copyOf(mix.errors()),
                    before,
                    memory.afterCollection(),
                    List.copyOf(resident),
                    service.serverVersion());
        }
    }

    /** In steps: what would queue up before code that is interpreted isn't what is to be measured. */
    private void warmUp(Mix mix) throws InterruptedException {
        progress.accept("Warming up for " + warmUp.toSeconds() + " s …");
        for (int step = 1; step <= WARM_UP_STEPS; step++) {
            new OpenLoop((double) rate * step / WARM_UP_STEPS, step).run(warmUp.dividedBy(WARM_UP_STEPS), mix);
        }
        mix.errors().forEach(error -> progress.accept("Not counted, since it is still cold: " + error));
    }

    private static void sample(Memory memory, List<Long> resident) {
        try {
            memory.resident().ifPresent(resident::add);
        } catch (IOException e) {
            // Then there is one sample less.
        }
    }
}
