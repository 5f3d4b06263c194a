package dev.taskdal.benchmarks.load;

import dev.taskdal.benchmarks.load.twin.TwinController;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sample service as it is shipped, on a database of its own that syncs to disk, with the twins on its class path.
 */
final class LoadedService implements AutoCloseable {

    /** What a small container would have. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx256m");

    private static final Pattern READY = Pattern.compile("Ready after .*(http://localhost:\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Process process;
    private final int databasePort;

    private LoadedService(Path folder, Process process, int databasePort) {
        this.folder = folder;
        this.process = process;
        this.databasePort = databasePort;
    }

    /** Returns when it answers. */
    static LoadedService start(Path jar) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("taskdal-load");
        int databasePort = freePort();
        ProcessBuilder builder = new ProcessBuilder(Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        JVM_OPTIONS,
                        List.of(
                                "-Djava.io.tmpdir=" + folder,
                                "-Dloader.path=" + twins(folder),
                                "-Dloader.main=dev.taskdal.sample.SampleApplication",
                                "-cp",
                                jar.toAbsolutePath().toString(),
                                "org.springframework.boot.loader.launch.PropertiesLauncher",
                                "--server.port=0",
                                "--management.server.port=0",
                                "--database.url=",
                                "--taskdal.data-folder=" + folder.resolve("postgres"),
                                "--taskdal.database-port=" + databasePort,
                                "--spring.main.sources=" + TwinController.class.getName()))
                .flatMap(List::stream)
                .toList());
        Process process = builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("service.log").toFile()))
                .start();
        LoadedService service = new LoadedService(folder, process, databasePort);
        try {
            service.awaitReady();
            return service;
        } catch (RuntimeException | IOException | InterruptedException e) {
            service.close();
            throw e;
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!READY.matcher(log()).find()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The service did not start. It says:\n" + log());
            }
        }
    }

    /** A folder with their classes alone: what else is on this class path is not the service's. */
    private static Path twins(Path folder) throws IOException {
        Path classes = folder.resolve("twins");
        for (Class<?> type : Stream.concat(
                        Stream.of(TwinController.class), Stream.of(TwinController.class.getDeclaredClasses()))
                .toList()) {
            String name = type.getName().replace('.', '/') + ".class";
            Path copy = classes.resolve(name);
            Files.createDirectories(copy.getParent());
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(in, copy);
            }
        }
        return classes;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI address() throws IOException {
        Matcher ready = READY.matcher(log());
        if (!ready.find()) {
            throw new IllegalStateException("The service is not ready.");
        }
        return URI.create(ready.group(1));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + databasePort + "/postgres";
    }

    String databasePassword() throws IOException {
        return Files.readString(folder.resolve("postgres/password")).strip();
    }

    /** Such as {@code PostgreSQL 18.6}. */
    String serverVersion() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), "postgres", databasePassword())) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    long pid() {
        return process.pid();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("service.log"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What the service has left in " + folder + " can't be deleted.", e);
        }
    }
}
