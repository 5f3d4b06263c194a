package dev.taskdal.migrator.proof;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A {@link MigrationProof} as a test, for projects to extend:
 *
 * <pre>
 * class UndoProofTest extends MigrationProofTest {}
 * </pre>
 *
 * <p>It has one test for each version, named like the migration, which fails with all that was found of it. The databases are
 * throwaway ones, on the server that a run of the tests has in common: see {@link PostgresTest}. It wants junit-jupiter-api,
 * which is an optional dependency.
 */
@PostgresTest
public abstract class MigrationProofTest {

    /**
     * Where the migrations are: by default in {@code src/main/resources/db} of the module that is under test, or in the folder that
     * it runs in. Override it if they are somewhere else.
     */
    protected MigrationProject project() {
        return MigrationProject.in(Path.of(""));
    }

    /**
     * One test for each version, in order, since each starts from what the one before has left.
     *
     * @param server is left open
     */
    @TestFactory
    final Stream<DynamicTest> version_upDownAndUpAgain_leavesNoTrace(ThrowawayPostgres server) {
        MigrationProject project = project();
        ProofWalk walk = new ProofWalk(server, project);
        return walk.migrations().stream()
                .map(migration -> dynamicTest(
                        migration.toString(),
                        project.migrations().resolve(migration.script()).toUri(),
                        () -> requireThatItHolds(walk.prove(migration))))
                .onClose(walk::close);
    }

    private static void requireThatItHolds(VersionProof proof) {
        if (!proof.holds()) {
            throw new AssertionError(proof.findings().stream()
                    .map(Finding::toString)
                    .collect(joining(
                            "\n\n", "Version " + proof.migration() + " can't be undone as it should be:\n\n", "\n")));
        }
    }
}
