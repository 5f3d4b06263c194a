package dev.taskdal.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long the layer takes to open, which happens once in the life of a JVM: so it is measured in several of them. */
public final class Opening {

    /** What is measured, in a JVM of its own. */
    public enum Start {
        /** The JVM loads and verifies the classes of jOOQ, too. */
        FRESH("in a fresh JVM", false, false),

        /** It has them, loaded and linked, from an earlier one. */
        ARCHIVE("in a fresh JVM with archived classes", true, false),

        /** jOOQ has rendered a query: what is left is the layer's own share. */
        AFTER_JOOQ("in a JVM in which jOOQ has been used", false, true),

        /** Both. */
        ARCHIVE_AFTER_JOOQ("in one with archived classes in which jOOQ has been used", true, true),

        /** Not the layer, but the first use of jOOQ itself. */
        JOOQ_ALONE("for comparison: `select 1`, rendered by jOOQ in a fresh JVM", false, true),

        /** The same with the classes of an earlier JVM. */
        ARCHIVE_JOOQ_ALONE("`select 1`, rendered by jOOQ in a fresh JVM with archived classes", true, true);

        private final String title;
        private final boolean archive;
        private final boolean jooqFirst;

        Start(String title, boolean archive, boolean jooqFirst) {
            this.title = title;
            this.archive = archive;
            this.jooqFirst = jooqFirst;
        }

        boolean isJooqFirst() {
            return jooqFirst;
        }

        boolean isJooqAlone() {
            return this == JOOQ_ALONE || this == ARCHIVE_JOOQ_ALONE;
        }

        /** As the report calls it. */
        public String title() {
            return title;
        }
    }

    /** What the line begins with that tells the time. */
    static final String RESULT = "nanoseconds: ";

    /** From JDK 25 on, the JVM keeps more than loaded classes: lambdas that are linked, and which methods are hot. */
    private static final boolean AOT_CACHE = Runtime.version().feature() >= 25;

    private Opening() {}

    /**
     * In nanoseconds.
     *
     * @param address the file that names the server to those JVMs
     * @param jvms of each kind
     */
    public static Map<Start, Spread> measure(Path address, int jvms, Progress progress) {
        Path archive = archive(address);
        try {
            List<Start> starts = new ArrayList<>(List.of(Start.values()));
            if (!Files.exists(archive)) {
                // The JVM makes none of a class path with folders in it, as that of an IDE.
                starts.removeIf(start -> start.archive);
            }
            Map<Start, List<Double>> nanos = new EnumMap<>(Start.class);
            for (int i = 0; i < jvms; i++) {
                for (Start start : starts) {
                    nanos.computeIfAbsent(start, s -> new ArrayList<>())
                            .add(inJvm(
                                    address,
                                    start,
                                    (AOT_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive));
                    progress.step("opening");
                }
            }
            Map<Start, Spread> spreads = new EnumMap<>(Start.class);
            nanos.forEach((start, times) -> spreads.put(start, Spread.of(times)));
            return spreads;
        } finally {
            delete(archive);
        }
    }

    private static Path archive(Path address) {
        Path archive = address.resolveSibling(address.getFileName() + ".classes");
        inJvm(address, Start.ARCHIVE, (AOT_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
        return archive;
    }

    private static double inJvm(Path address, Start start, String archive) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (start.archive) {
            command.add(archive);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OpenDal.class.getName(),
                address.toString(),
                start.name()));
        ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
        try {
            Process process = java.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            int exitCode = process.waitFor();
            return output.lines()
                    .filter(line -> exitCode == 0 && line.startsWith(RESULT))
                    .mapToDouble(line -> Double.parseDouble(line.substring(RESULT.length())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "The JVM that opens the dal failed with exit code " + exitCode + ":\n" + output));
        } catch (IOException e) {
            throw new IllegalStateException("The JVM that opens the dal didn't start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the dal was opened.", e);
        }
    }

    private static void delete(Path archive) {
        try {
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            throw new IllegalStateException("The archive " + archive + " can't be deleted.", e);
        }
    }
}
