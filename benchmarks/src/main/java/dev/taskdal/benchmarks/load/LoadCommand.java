package dev.taskdal.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.benchmarks.report.Conditions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code load}: the sample service under load. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts the sample service under load, database, service and clients on this machine, in turns with"
                + " its two busiest endpoints written by hand on JDBC, and writes service-load.md. Exits with 1 if there"
                + " was an error or if the memory grew.")
public final class LoadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--duration", description = "How long, after the warm-up. Default: ${DEFAULT-VALUE}.")
    private Duration duration = Duration.ofMinutes(10);

    @Option(
            names = "--warm-up",
            description = "How long the same load is not measured before. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ofMinutes(1);

    @Option(names = "--rate", description = "How many requests a second. Default: ${DEFAULT-VALUE}.")
    private int rate = 200;

    @Option(names = "--users", description = "How many users there are. Default: ${DEFAULT-VALUE}.")
    private int users = 1000;

    @Option(names = "--tasks", description = "How many tasks each of them has. Default: ${DEFAULT-VALUE}.")
    private int tasks = 200;

    @Option(names = "--service", description = "The service's jar. Default: ${DEFAULT-VALUE}.")
    private Path service = Path.of("service-sample", "target", "service-sample.jar");

    @Option(names = "--out", description = "What to write. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("docs", "reference", "service-load.md");

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (!Files.exists(service)) {
            throw refusal("There is no " + service + " here. Build it in the root of the clone (mvn -q -DskipTests"
                    + " package), start the command there, or say with --service where it is.");
        }
        if (rate < 1 || users < 1 || tasks < 1 || duration.toSeconds() < 10 || warmUp.isNegative()) {
            throw refusal("--rate, --users and --tasks must be 1 or more, and --duration PT10S or more.");
        }
        double machineLoad = Conditions.currentLoad();
        LoadSeed seed = new LoadSeed(users, tasks);
        LoadResult result = new LoadRun(rate, duration, warmUp, service, seed, this::say).run();
        String options = String.join(" ", spec.commandLine().getParseResult().originalArgs());
        Conditions conditions = Conditions.here(options, "", users, users * tasks, 0, machineLoad);
        Files.writeString(out, new LoadReport(result, conditions).render(), UTF_8);
        say("Written: " + out);
        result.faults().forEach(fault -> say("FAILED: " + fault));
        return result.faults().isEmpty() ? 0 : 1;
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private ParameterException refusal(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
