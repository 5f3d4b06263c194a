package dev.taskdal.migrator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Upgrades and downgrades in any order, one at a time or up to three at once, with sessions, sockets and processes that end in
 * the middle: after each step the database is at one version, with that version's catalog.
 */
@PostgresTest
class RandomRunsTest {

    private static final long SEEDS = Long.getLong("faults.seeds", 20);

    /** To repeat one that failed: its number, with faults.seeds=1. */
    private static final long FIRST_SEED = Long.getLong("faults.first", 1);

    private static final int STEPS = 6;

    /** Taking the lock and looking around are about 20, a script with its record ten or so. */
    private static final int LAST_STATEMENT = 40;

    private static final Path FOLDER = Path.of("src/test/resources/faults");

    @TestFactory
    Stream<DynamicTest> anySequence_withKillsAndConcurrentRuns_endsAtOneVersion(ThrowawayPostgres server)
            throws Exception {
        Versions versions = new Versions(server, FOLDER);
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> run(versions, new Random(seed))));
    }

    private static void run(Versions versions, Random random) throws Exception {
        List<String> story = new ArrayList<>();
        try (ThrowawayDatabase database = versions.at(any(versions.all(), random));
                Connection watcher = database.connect()) {
            for (int step = 0; step < STEPS; step++) {
                List<Attempt> attempts =
                        attempts(versions.all(), versions.migrator(database).current(), random);
                story.add(together(attempts, database, versions).toString());
                Backends.awaitSilence(watcher);
                repair(attempts, database, watcher, versions, story);
                assertThat(versions.differences(database, watcher))
                        .as(String.join("\n", story))
                        .isEmpty();
            }
            versions.migrator(database).upgrade();
            assertThat(versions.migrator(database).current())
                    .as(String.join("\n", story))
                    .isEqualTo(versions.all().get(versions.all().size() - 1));
            assertThat(versions.differences(database, watcher))
                    .as(String.join("\n", story))
                    .isEmpty();
        }
    }

    /** A script outside of a transaction is completed or taken back by the next run, in whichever direction that goes. */
    private static void repair(
            List<Attempt> attempts,
            ThrowawayDatabase database,
            Connection watcher,
            Versions versions,
            List<String> story)
            throws Exception {
        boolean faulty = attempts.stream().anyMatch(attempt -> attempt.fault().isPresent());
        if (faulty && !versions.differences(database, watcher).isEmpty()) {
            for (Attempt attempt : attempts) {
                story.add("again: "
                        + new Attempt(attempt.target(), Optional.empty())
                                .on(database, versions, FOLDER)
                                .call());
            }
        }
    }

    private static List<String> together(List<Attempt> attempts, ThrowawayDatabase database, Versions versions)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(attempts.size());
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(
                    attempts.stream()
                            .map(attempt -> attempt.on(database, versions, FOLDER))
                            .toList(),
                    3,
                    TimeUnit.MINUTES)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Attempt> attempts(
            List<Optional<SchemaVersion>> versions, Optional<SchemaVersion> current, Random random) {
        int count = random.nextBoolean() ? 1 : 2 + random.nextInt(2);
        return Stream.generate(() -> new Attempt(target(versions, current, random), fault(random)))
                .limit(count)
                .toList();
    }

    /** In the direction that leads there now; somebody else who runs at the same time may have changed that. */
    private static Target target(
            List<Optional<SchemaVersion>> versions, Optional<SchemaVersion> current, Random random) {
        Optional<SchemaVersion> version = any(versions, random);
        return new Target(version, versions.indexOf(version) > versions.indexOf(current));
    }

    private static Optional<Fault> fault(Random random) {
        Fault.Kind kind = any(
                List.of(
                        Fault.Kind.PROCESS_HALTED,
                        Fault.Kind.BACKEND_KILLED,
                        Fault.Kind.BACKEND_KILLED,
                        Fault.Kind.SOCKETS_CLOSED,
                        Fault.Kind.SOCKETS_CLOSED),
                random);
        Fault fault = new Fault(kind, 1 + random.nextInt(LAST_STATEMENT), random.nextBoolean());
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(fault);
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
