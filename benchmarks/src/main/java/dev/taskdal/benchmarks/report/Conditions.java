package dev.taskdal.benchmarks.report;

import dev.taskdal.benchmarks.measure.OneProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Under which conditions a run was made.
 *
 * @param options of the command; empty for none
 * @param machine cores, memory and operating system
 * @param load the machine's load average as the run began, without the run itself; negative if it isn't known
 * @param oneProcessor whether short calls were timed with client and server on one processor
 * @param versions by name
 */
public record Conditions(
        String options,
        LocalDate date,
        String machine,
        double load,
        String jdk,
        String server,
        int users,
        int tasks,
        int rounds,
        boolean oneProcessor,
        Map<String, String> versions) {

    /** Those of this machine, now. */
    public static Conditions here(String options, String server, int users, int tasks, int rounds, double load) {
        return new Conditions(
                options,
                LocalDate.now(ZoneOffset.UTC),
                thisMachine(),
                load,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                server,
                users,
                tasks,
                rounds,
                OneProcessor.isPossible(),
                theseVersions());
    }

    /** The load average of the last minute; negative where the system doesn't tell. */
    public static double currentLoad() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String thisMachine() {
        String memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                        ? String.format(Locale.ROOT, ", %.0f GiB", os.getTotalMemorySize() / (double) (1L << 30))
                        : "";
        return Runtime.getRuntime().availableProcessors() + " cores" + memory + ", " + System.getProperty("os.name")
                + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    }

    /** The build writes them down. */
    private static Map<String, String> theseVersions() {
        Properties properties = new Properties();
        try (InputStream in = Conditions.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The versions of the libraries can't be read.", e);
        }
        Map<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        properties.forEach((name, version) -> versions.put(name.toString().replace('_', ' '), version.toString()));
        return versions;
    }
}
