package dev.taskdal.throwaway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container, started with Testcontainers. */
record DockerProvider(String image) implements Provider {
    /** Of a container: the name of the run directory of the process that uses it. */
    private static final String LABEL = "dev.taskdal.throwaway.run";

    /** A file in the run directory: there may be a container with this label. */
    private static final String MARKER = "container";

    @Override
    public String serverVersion() {
        return image;
    }

    /** Testcontainers looks for its parts through the thread's context, which in a plugin may know nothing of them. */
    @Override
    public Server start() {
        var thread = Thread.currentThread();
        var context = thread.getContextClassLoader();
        thread.setContextClassLoader(DockerProvider.class.getClassLoader());
        try {
            return startContainer();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private Server startContainer() {
        QuietLoggers.apply();
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new ThrowawayPostgresException(
                    "Docker does not answer, so there is no PostgreSQL in a container. Start Docker, set"
                            + " DOCKER_HOST, or do without: set " + ThrowawaySettings.POSTGRES + " to 'embedded'.");
        }
        RunDirectory run;
        try {
            run = RunDirectories.create(DockerProvider::clean);
            // Before the container is made, so that no moment is unguarded.
            Files.writeString(run.path().resolve(MARKER), "");
        } catch (IOException e) {
            throw new ThrowawayPostgresException(
                    "A run directory for the container could not be made: " + e.getMessage(), e);
        }
        return start(run);
    }

    private Server start(RunDirectory run) {
        var password = DatabaseNames.newKey() + DatabaseNames.newKey();
        var container = new GenericContainer<>(DockerImageName.parse(image))
                .withLabel(LABEL, label(run.path()))
                .withEnv(Map.of("POSTGRES_USER", "postgres", "POSTGRES_PASSWORD", password, "POSTGRES_DB", "postgres"))
                .withExposedPorts(DockerServer.PORT)
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC",
                        "-c",
                        "lc_messages=C",
                        "-c",
                        "max_connections=300")
                .waitingFor(new ConnectionWait(password));
        try {
            container.start();
            return new DockerServer(container, run, password);
        } catch (RuntimeException e) {
            var logs = logs(container);
            new DockerServer(container, run, password).close();
            throw new ThrowawayPostgresException(
                    "PostgreSQL in a container of the image " + image + " did not start: " + rootMessage(e)
                            + " Name another image in " + ThrowawaySettings.IMAGE + "?"
                            + (logs.isBlank() ? "" : "\nIts log:\n" + logs),
                    e);
        }
    }

    /** Removes what a dead process has left in its run directory, and its container. */
    static boolean clean(Path run) {
        if (!Files.exists(run.resolve(MARKER))) {
            return EmbeddedProvider.clean(run);
        }
        var docker = DockerClientFactory.lazyClient();
        for (var container : docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(LABEL, label(run)))
                .exec()) {
            docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        }
        return true;
    }

    /** Without Docker at hand nobody can tell whether a container is left. */
    static boolean mayHaveContainer(Path run) {
        return Files.exists(run.resolve(MARKER));
    }

    private static String label(Path run) {
        return run.getFileName().toString();
    }

    private static String logs(GenericContainer<?> container) {
        try {
            return container.getContainerId() == null ? "" : container.getLogs();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static String rootMessage(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
