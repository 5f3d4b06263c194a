package dev.taskdal.sample.database;

import dev.taskdal.sample.SampleApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The service in a process of its own, which can be killed, or asked to end. */
public final class ChildService implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Ready after .*http://localhost:(\\d+)");

    private final Process process;
    private final Path output;

    private ChildService(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** On a database of its own there. Returns when it answers. */
    static ChildService start(Path dataFolder) throws IOException {
        return start("--database.url=", "--taskdal.data-folder=" + dataFolder);
    }

    /** With these arguments. Returns when it answers. Killed, it leaves its temporary files, so they are in the folder of the build. */
    public static ChildService start(String... arguments) throws IOException {
        Path temporary = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "child");
        Path output = temporary.resolve("output.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SampleApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=0"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        ChildService child = new ChildService(process, output);
        Awaitility.await("the child to be ready")
                // A minute was too short once, on two cores with a load of twelve.
                .atMost(Duration.ofSeconds(180))
                .until(() -> !process.isAlive() || READY.matcher(child.output()).find());
        if (!process.isAlive()) {
            throw new IllegalStateException("The child did not start:\n" + child.output());
        }
        return child;
    }

    long pid() {
        return process.pid();
    }

    /** Where it is. */
    public int port() {
        Matcher ready = READY.matcher(output());
        if (!ready.find()) {
            throw new IllegalStateException("The child is not ready:\n" + output());
        }
        return Integer.parseInt(ready.group(1));
    }

    /** What it has said so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end, with SIGTERM, and returns at once. */
    public void terminate() {
        process.destroy();
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The child did not end:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
