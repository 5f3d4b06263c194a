package dev.taskdal.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the layer takes to open, which happens once in the life of a JVM: so it is measured in several of them. */
public final class Opening {

    private Opening() {}

    /**
     * In nanoseconds.
     *
     * @param address the file that names the server to those JVMs
     */
    public static Spread measure(Path address, int jvms, Progress progress) {
        List<Double> nanos = new ArrayList<>();
        for (int i = 0; i < jvms; i++) {
            nanos.add(inFreshJvm(address));
            progress.step("opening");
        }
        return Spread.of(nanos);
    }

    private static double inFreshJvm(Path address) {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenDal.class.getName(),
                address.toString());
        java.redirectError(ProcessBuilder.Redirect.INHERIT);
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
}
