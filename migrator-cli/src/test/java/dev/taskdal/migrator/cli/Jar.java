package dev.taskdal.migrator.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs, the executable jar among them, in a folder, without a terminal and with nothing in the environment. */
final class Jar {

    /** What a process printed, and how it ended. */
    record Result(int exitCode, String out, String err) {}

    /** Those of the launcher, and temporary files where those of the tests are. */
    static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));

    private static final long LIMIT_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment;

    Jar(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static Path file() {
        return Path.of(System.getProperty("db.jar"));
    }

    /** The root of the repository. */
    static Path root() {
        return Path.of(System.getProperty("root.folder"));
    }

    Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-jar", file().toString()));
        command.addAll(List.of(arguments));
        return process(command);
    }

    Result process(List<String> command) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().retainAll(List.of("PATH", "HOME", "JAVA_HOME", "TMPDIR"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Not done after " + LIMIT_SECONDS + " s: " + command);
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new AssertionError(command + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
