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

    /** What the JVM has before. */
    public enum Start {
        /** Nothing: it loads and verifies the classes of jOOQ, too. */
        FRESH("in a fresh JVM", false, false),

        /** The loaded classes of an earlier one, by the JVM's own {@code -XX:ArchiveClassesAtExit}. */
        ARCHIVE("in a fresh JVM with a class data archive", true, false),

        /** jOOQ has rendered a query: what is left is the layer's own share. */
        AFTER_JOOQ("in a JVM in which jOOQ has been used", false, true),

        /** Both: no class has to be found, parsed and verified. */
        ARCHIVE_AFTER_JOOQ("in one with a class data archive in which jOOQ has been used", true, true);

        private final String title;
        private final boolean archive;
        private final boolean afterJooq;

        Start(String title, boolean archive, boolean afterJooq) {
            this.title = title;
            this.archive = archive;
            this.afterJooq = afterJooq;
        }

        boolean isAfterJooq() {
            return afterJooq;
        }

        /** As the report calls it. */
        public String title() {
            return title;
        }
    }

    private Opening() {}

    /**
     * In nanoseconds, by what the JVM has before.
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
                            .add(inJvm(address, start, "-XX:SharedArchiveFile=" + archive));
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
        Path archive = address.resolveSibling(address.getFileName() + ".jsa");
        inJvm(address, Start.ARCHIVE, "-XX:ArchiveClassesAtExit=" + archive);
        return archive;
    }

    private static double inJvm(Path address, Start start, String archive) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Warnings of the JVM go to its standard output, where the figure is.
        command.add("-Xlog:disable");
        if (start.archive) {
            command.add(archive);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OpenDal.class.getName(),
                address.toString(),
                start.name()));
        ProcessBuilder java = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = java.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The JVM that opens the dal failed; its error is above.");
            }
            return Double.parseDouble(output);
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
