package dev.taskdal.migrator.proof;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.golden.Golden;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pairs of scripts, a folder each. Those below {@code broken} are named after what is broken, and have in
 * {@code expected.txt} all that the proof says of them; those below {@code correct} must pass.
 */
@PostgresTest
class ProofFixturesTest {

    private static final String RECORDED_ON = "PostgreSQL 18.";

    @TestFactory
    Stream<DynamicTest> proof_ofBrokenPair_namesWhatIsBroken(ThrowawayPostgres server) throws IOException {
        return cases("broken")
                .map(name -> dynamicTest(name, () -> {
                    String found = findings(
                            MigrationProof.of(server, project("broken/" + name)).from(SchemaVersion.parse("2")));
                    assertThat(found).isNotEmpty();
                    String expected = "proof/broken/" + name + "/expected.txt";
                    if (server.description().startsWith(RECORDED_ON)) {
                        Golden.assertMatches(expected, found);
                    } else {
                        assertThat(headlines(found)).isEqualTo(headlines(Golden.read(expected)));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> proof_ofCorrectPair_holds(ThrowawayPostgres server) throws IOException {
        return cases("correct")
                .map(name -> dynamicTest(
                        name,
                        () -> assertThat(findings(MigrationProof.of(server, project("correct/" + name))))
                                .isEmpty()));
    }

    /** Other versions of the server write some definitions and errors in other words. */
    private static List<String> headlines(String findings) {
        return findings.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .toList();
    }

    private static Stream<String> cases(String folder) throws IOException {
        try (Stream<Path> cases = Files.list(Golden.path("proof/" + folder))) {
            List<String> names =
                    cases.map(one -> one.getFileName().toString()).sorted().toList();
            return names.stream();
        }
    }

    private static MigrationProject project(String name) {
        return MigrationProject.in(Golden.path("proof/" + name));
    }

    private static String findings(MigrationProof proof) {
        return proof.run().stream()
                .flatMap(version -> version.findings().stream())
                .map(finding -> finding + "\n")
                .collect(joining("\n"));
    }
}
