package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** The tests that need Docker run where the build was told to use it: THROWAWAY_POSTGRES=docker. */
class DockerServerTest {
    @Test
    void start_withoutDocker_saysWhatToDo() throws Exception {
        assumeFalse(Files.exists(Path.of("/var/run/docker.sock")), "Docker is here");
        var environment = Map.of("THROWAWAY_POSTGRES", "docker", "DOCKER_HOST", "tcp://localhost:1");
        try (var child = ChildJvm.start(environment, List.of(), "facts")) {
            assertThat(child.readLine())
                    .isEqualTo(
                            "Docker does not answer, so there is no PostgreSQL in a container. Start Docker, set DOCKER_HOST,"
                                    + " or do without: set throwaway.postgres to 'embedded'.");
        }
    }

    @Test
    void server_inContainer_isPinnedAndRemoved() throws Exception {
        assumeDocker();
        var others = ownContainers();
        try (var postgres = ThrowawayPostgres.start()) {
            assertThat(postgres.description()).matches("PostgreSQL [\\d.]+ \\(container\\)");
            var template = postgres.prepareTemplate(database -> Sql.execute(database, "CREATE TABLE item (id int)"));
            try (var database = template.lend()) {
                assertThat(Sql.single(database.dataSource(), "SELECT count(*) FROM item"))
                        .isEqualTo("0");
                assertThat(Sql.single(database.dataSource(), "SELECT lower('ÀÉ')"))
                        .isEqualTo("àé");
                assertThat(Sql.single(database.dataSource(), "SHOW fsync")).isEqualTo("off");
            }
            assertThat(ownContainers()).hasSize(others.size() + 1);
        }
        assertThat(ownContainers()).isEqualTo(others);
    }

    @Test
    void start_afterKilledJvm_removesItsContainer() throws Exception {
        assumeDocker();
        var environment = Map.of(
                "THROWAWAY_POSTGRES",
                "docker",
                "THROWAWAY_POSTGRES_IMAGE",
                ThrowawaySettings.fromEnvironment().serverVersion());
        try (var child = ChildJvm.start(environment, List.of(), "name")) {
            child.readLine();
            assertThat(containers()).isNotEmpty();
            child.kill();
            ThrowawayPostgres.start().close();
            assertThat(containers()).noneMatch(run -> run.startsWith("run-" + child.pid() + "-"));
        }
    }

    private static void assumeDocker() {
        assumeTrue(ThrowawaySettings.fromEnvironment().serverVersion().contains(":"), "another PostgreSQL is chosen");
    }

    private static List<String> ownContainers() {
        return containers().stream()
                .filter(run -> run.startsWith("run-" + ProcessHandle.current().pid() + "-"))
                .toList();
    }

    /** The labels of all our containers, running or not. */
    private static List<String> containers() {
        return DockerClientFactory.lazyClient().listContainersCmd().withShowAll(true).exec().stream()
                .map(container -> container.getLabels().get("dev.taskdal.throwaway.run"))
                .filter(label -> label != null)
                .toList();
    }
}
