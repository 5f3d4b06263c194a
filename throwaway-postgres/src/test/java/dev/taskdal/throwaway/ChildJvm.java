package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Another JVM with our class path and our folder for temporary files. It is in no locale and uses the embedded server,
 * unless its environment says otherwise. Its standard error goes to a file under target.
 */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ChildJvm start(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(ChildMain.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("target/child-jvm.log")));
        builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG|LANGUAGE|TZ|THROWAWAY_.*"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** The next line that it prints. */
    String readLine() throws IOException {
        var line = output.readLine();
        assertThat(line).as("a line of the child, see target/child-jvm.log").isNotNull();
        return line;
    }

    long pid() {
        return process.pid();
    }

    /** As kill -9 does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end by itself. */
    int finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the child ends").isTrue();
        return process.exitValue();
    }

    /** Ends it as Ctrl+C does, so that its shutdown hook runs. */
    void interrupt() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the child ends").isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
