package dev.taskdal.throwaway;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until the server lets us in. What Testcontainers would wait for, a line that the official image logs twice, other
 * images log once.
 */
final class ConnectionWait extends AbstractWaitStrategy {
    private final String password;

    ConnectionWait(String password) {
        this.password = password;
    }

    @Override
    protected void waitUntilReady() {
        var deadline = Instant.now().plus(startupTimeout);
        @Nullable SQLException last = null;
        while (waitStrategyTarget.isRunning() && Instant.now().isBefore(deadline)) {
            var access = DockerServer.access(
                    waitStrategyTarget.getHost(), waitStrategyTarget.getMappedPort(DockerServer.PORT), password);
            try {
                access.connect().close();
                return;
            } catch (SQLException e) {
                last = e;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ContainerLaunchException("Interrupted while waiting for the server", e);
            }
        }
        throw new ContainerLaunchException(
                waitStrategyTarget.isRunning()
                        ? "The server did not accept a connection within " + startupTimeout.toSeconds() + " s."
                        : "The container has stopped.",
                last);
    }
}
