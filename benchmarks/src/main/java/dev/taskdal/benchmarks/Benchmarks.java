package dev.taskdal.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.load.LoadCommand;
import dev.taskdal.benchmarks.measure.Progress;
import dev.taskdal.benchmarks.report.Chart;
import dev.taskdal.benchmarks.report.Report;
import dev.taskdal.benchmarks.report.Results;
import dev.taskdal.benchmarks.work.Seed;
import dev.taskdal.benchmarks.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = LoadCommand.class,
        description = "Measures the dal, hand-written JDBC and their peers in one run, and writes performance.md and"
                + " performance.svg.")
public final class Benchmarks implements Callable<Integer> {

    private static final int DEFAULT_ROUNDS = 60;
    private static final int QUICK_ROUNDS = 3;
    private static final Path REFERENCE = Path.of("docs", "reference");
    private static final Path QUICK = Path.of("benchmarks", "target", "quick");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description = "A look in a minute or two, to try things out: few rounds, 20,000 tasks, into "
                    + "benchmarks/target/quick.")
    private boolean quick;

    @Option(names = "--rounds", description = "How many rounds. Default: 60, or 3 with --quick.")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--contestants",
            split = ",",
            description = "Who takes part besides JDBC: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Entrant> contestants = EnumSet.allOf(Entrant.class);

    @Option(
            names = "--work",
            split = ",",
            description = "What is done, call after call: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Work> works = EnumSet.allOf(Work.class);

    @Option(names = "--tasks", description = "How many tasks there are. Default: 200000, or 20000 with --quick.")
    private Optional<Integer> tasks = Optional.empty();

    @Option(names = "--users", description = "How many users there are. Default: one for 200 tasks.")
    private Optional<Integer> users = Optional.empty();

    @Option(names = "--threads", split = ",", description = "With how many threads. Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads = List.of(16, 64);

    @Option(names = "--out", description = "Where to write. Default: docs/reference.")
    private Optional<Path> out = Optional.empty();

    private Benchmarks() {}

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws SQLException, IOException {
        Plan plan = plan();
        Path folder = out.orElse(quick ? QUICK : REFERENCE);
        if (!Files.isDirectory(folder)) {
            if (out.isEmpty() && !Files.isDirectory(Path.of("benchmarks"))) {
                throw refusal("There is no folder " + folder + " here. Start the command in the root of the clone, or"
                        + " say with --out where to write.");
            }
            Files.createDirectories(folder);
        }
        Progress progress = Progress.onStandardError();
        Results results = new Run(plan, progress)
                .measure(String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        Path page = folder.resolve("performance.md");
        Files.writeString(page, new Report(results).render(), UTF_8);
        Files.writeString(folder.resolve("performance.svg"), new Chart(results).render(), UTF_8);
        spec.commandLine().getOut().println("Written: " + page);
        return 0;
    }

    private Plan plan() {
        int count = tasks.orElse(quick ? 20_000 : 200_000);
        int measuredRounds = rounds.orElse(quick ? QUICK_ROUNDS : DEFAULT_ROUNDS);
        if (measuredRounds < 1) {
            throw refusal("--rounds must be 1 or more, not " + measuredRounds + ".");
        }
        if (threads.stream().anyMatch(number -> number < 1)) {
            throw refusal("--threads must be 1 or more, not " + threads + ".");
        }
        Set<Entrant> entrants = EnumSet.copyOf(contestants);
        entrants.add(Entrant.JDBC);
        try {
            Seed seed = new Seed(users.orElse(Math.max(2, count / 200)), count);
            return Plan.of(seed, entrants, EnumSet.copyOf(works), threads, measuredRounds, quick);
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage());
        }
    }

    private ParameterException refusal(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
