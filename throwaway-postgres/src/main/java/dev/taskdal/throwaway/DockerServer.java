package dev.taskdal.throwaway;

import org.testcontainers.containers.GenericContainer;

/** A server in a container of our own. */
final class DockerServer implements Server {
    static final int PORT = 5432;

    private final GenericContainer<?> container;
    private final RunDirectory run;
    private final String password;
    private final String key = DatabaseNames.newKey();

    DockerServer(GenericContainer<?> container, RunDirectory run, String password) {
        this.container = container;
        this.run = run;
        this.password = password;
    }

    @Override
    public Access access() {
        return access(container.getHost(), container.getMappedPort(PORT), password);
    }

    static Access access(String host, int port, String password) {
        return new Access(host + ":" + port, "postgres", "", "postgres", password);
    }

    @Override
    public String kind() {
        return "container";
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public void close() {
        container.stop();
        EmbeddedServer.remove(run);
    }
}
