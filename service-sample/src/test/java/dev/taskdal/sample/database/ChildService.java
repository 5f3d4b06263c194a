package dev.taskdal.sample.database;

import dev.taskdal.sample.SampleApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The service in a process of its own, which can be killed. */
final class ChildService implements AutoCloseable {

    private final Process process;

    private ChildService(Process process) {
        this.process = process;
    }

    /** Returns when it answers. Killed, it leaves its temporary files, so they are in the folder of the build. */
    static ChildService start(Path dataFolder) throws IOException {
        Path temporary = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "child");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SampleApplication.class.getName(),
                        "--server.port=0",
                        "--database.url=",
                        "--taskdal.data-folder=" + dataFolder)
                .redirectErrorStream(true)
                .start();
        StringBuilder output = new StringBuilder();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.append(line).append('\n');
            if (line.contains("Ready after")) {
                return new ChildService(process);
            }
        }
        throw new IllegalStateException("The child did not start:\n" + output);
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
