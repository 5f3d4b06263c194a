package dev.taskdal.benchmarks;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.measure.Allocation;
import dev.taskdal.benchmarks.measure.Lineup;
import dev.taskdal.benchmarks.measure.Opening;
import dev.taskdal.benchmarks.measure.Progress;
import dev.taskdal.benchmarks.measure.Rounds;
import dev.taskdal.benchmarks.measure.Samples;
import dev.taskdal.benchmarks.measure.Spread;
import dev.taskdal.benchmarks.measure.Throughput;
import dev.taskdal.benchmarks.report.Conditions;
import dev.taskdal.benchmarks.report.Results;
import dev.taskdal.benchmarks.work.Agreement;
import dev.taskdal.benchmarks.work.MeasuredDatabase;
import dev.taskdal.benchmarks.work.Traffic;
import dev.taskdal.benchmarks.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.options.TimeValue;

/** One run: everything on one server, one part after the other. */
final class Run {

    private final Plan plan;
    private final Progress progress;

    Run(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    Results measure(String options) throws SQLException, IOException {
        double load = Conditions.currentLoad();
        announce();
        try (MeasuredDatabase database = MeasuredDatabase.start(plan.seed())) {
            Conditions conditions = Conditions.here(
                    options,
                    database.description(),
                    plan.seed().users(),
                    plan.seed().tasks(),
                    plan.rounds(),
                    load);
            Rounds rounds = rounds(database);
            Samples throughput = throughput(database);
            Path address = database.address().toFile();
            try {
                Samples allocation = new Allocation(database, address, progress)
                        .run(
                                plan.entrants(),
                                TimeValue.milliseconds(plan.iteration().toMillis()));
                Map<Opening.Start, Spread> opening = Opening.measure(address, plan.jvms(), progress);
                return new Results(
                        List.copyOf(plan.entrants()),
                        rounds.times(),
                        rounds.clientTimes(),
                        throughput,
                        allocation,
                        opening,
                        conditions);
            } finally {
                Files.delete(address);
            }
        } finally {
            progress.end();
        }
    }

    private void announce() {
        Collection<Entrant> entrants = plan.entrants();
        for (Work work : plan.works()) {
            int takingPart = (int) entrants.stream().filter(work::isFor).count();
            progress.plan("checking", takingPart, Duration.ofMillis(500));
        }
        long callsInRound = plan.works().stream()
                .filter(work -> !work.isLarge())
                .mapToLong(work -> Rounds.warmUpCalls(work)
                        * entrants.stream().filter(work::isFor).count())
                .sum();
        progress.plan("warming up", plan.warmUpRounds(), Duration.ofNanos(callsInRound * 200_000));
        int readers = Throughput.entrants(entrants).size();
        for (Work work : plan.works()) {
            progress.plan(
                    work.title(plan.seed()),
                    Rounds.turns(List.of(work), entrants, plan.rounds()),
                    Duration.ofMillis(work == Work.CREATE_MANY ? 8000 : work.isLarge() ? 400 : 40));
        }
        for (Traffic traffic : Traffic.values()) {
            int slices = Throughput.slices(entrants) * (traffic.rounds(plan.throughputRounds()) + 1);
            plan.threads().forEach(threads -> progress.plan(traffic.title(threads), slices, plan.slice()));
        }
        progress.plan(
                "allocation",
                readers * Allocation.WORKS.size(),
                plan.iteration().multipliedBy(6));
        progress.plan("opening", plan.jvms() * Opening.Start.values().length, Duration.ofSeconds(1));
    }

    private Rounds rounds(MeasuredDatabase database) throws SQLException {
        try (Lineup lineup = Lineup.open(plan.entrants(), database.address(), 1)) {
            check(database, lineup);
            Rounds rounds = new Rounds(database, lineup, plan.works(), progress);
            rounds.warmUp(plan.warmUpRounds());
            rounds.run(plan.rounds());
            return rounds;
        }
    }

    private void check(MeasuredDatabase database, Lineup lineup) throws SQLException {
        Agreement agreement = new Agreement(lineup.get(Entrant.JDBC), database);
        for (Work work : plan.works()) {
            for (Entrant entrant : plan.entrants()) {
                if (work.isFor(entrant)) {
                    agreement.check(work, entrant, lineup.get(entrant));
                    progress.step("checking");
                }
            }
        }
    }

    private Samples throughput(MeasuredDatabase database) throws SQLException {
        try (Lineup lineup =
                Lineup.open(Throughput.entrants(plan.entrants()), database.address(), Throughput.CONNECTIONS)) {
            return new Throughput(database, lineup, progress)
                    .run(plan.threads(), plan.throughputRounds(), plan.slice());
        }
    }
}
