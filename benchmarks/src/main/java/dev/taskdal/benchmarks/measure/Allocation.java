package dev.taskdal.benchmarks.measure;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.MeasuredDatabase;
import dev.taskdal.benchmarks.work.Work;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How many bytes of heap a call takes, driver and pool included: by JMH's profiler, each contestant in a JVM of its own.
 * That figure hardly depends on what else the machine does, unlike JMH's times, which are not used.
 */
public final class Allocation {

    /** The work that it is measured for. */
    public static final List<Work> WORKS = List.of(Work.FIND_TASK, Work.PAGE, Work.CREATE);

    private static final String BYTES_PER_CALL = "gc.alloc.rate.norm";

    /** JMH 1.37 still uses what JDK 24 and later warn of. */
    private static final String[] QUIET =
            Runtime.version().feature() < 24 ? new String[0] : new String[] {"--sun-misc-unsafe-memory-access=allow"};

    private final MeasuredDatabase database;
    private final Path address;
    private final Progress progress;

    /** @param address the file that names the server to the JVMs of JMH */
    public Allocation(MeasuredDatabase database, Path address, Progress progress) {
        this.database = database;
        this.address = address;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param iteration how long JMH warms up, twice, and then measures, twice
     */
    public Samples run(Collection<Entrant> entrants, TimeValue iteration) throws SQLException {
        // Another benchmark on this machine would make JMH refuse to start; times aren't what is measured.
        System.setProperty("jmh.ignoreLock", "true");
        Samples samples = new Samples();
        for (Work work : WORKS) {
            Map<Entrant, Double> bytes = new TreeMap<>();
            for (Entrant entrant : entrants) {
                if (work.isFor(entrant)) {
                    bytes.put(entrant, bytesPerCall(entrant, work, iteration));
                    database.cleanUp(0);
                    progress.step("allocation");
                }
            }
            samples.add(work.title(database.seed()), bytes);
        }
        return samples;
    }

    private double bytesPerCall(Entrant entrant, Work work, TimeValue iteration) {
        var options = new OptionsBuilder()
                .include("^" + AllocationLoop.class.getName().replace(".", "\\.") + "\\.call$")
                .param("address", address.toString())
                .param("users", Integer.toString(database.seed().users()))
                .param("tasks", Integer.toString(database.seed().tasks()))
                .param("entrant", entrant.name())
                .param("work", work.name())
                .forks(1)
                .jvmArgsAppend(QUIET)
                .warmupIterations(2)
                .warmupTime(iteration)
                .measurementIterations(2)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            RunResult result = new Runner(options).runSingle();
            return result.getSecondaryResults().get(BYTES_PER_CALL).getScore();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH couldn't run " + entrant.title() + ": " + e.getMessage(), e);
        }
    }
}
