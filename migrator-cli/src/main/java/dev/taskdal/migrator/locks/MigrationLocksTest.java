package dev.taskdal.migrator.locks;

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
 * {@link MigrationLocks} as a test, for projects to extend:
 *
 * <pre>
 * class LiveTablesTest extends MigrationLocksTest {}
 * </pre>
 *
 * <p>It has one test for each version, named like the migration, which fails with all that was found of it and that nobody accepts. The
 * databases are throwaway ones, on the server that a run of the tests has in common: see {@link PostgresTest}. It wants
 * junit-jupiter-api, which is an optional dependency.
 */
@PostgresTest
public abstract class MigrationLocksTest {

    /**
     * Where the migrations are: by default in {@code src/main/resources/db} of the module that is under test, or in the folder that
     * it runs in. Override it if they are somewhere else.
     */
    protected MigrationProject project() {
        return MigrationProject.in(Path.of(""));
    }

    /** How many rows each table gets. Findings don't depend on it. */
    protected long rows() {
        return MigrationLocks.DEFAULT_ROWS;
    }

    /**
     * One test for each version, in order, since each starts from what the one before has left.
     *
     * @param server is left open
     */
    @TestFactory
    final Stream<DynamicTest> version_onALiveDatabase_disturbsNobodyWithoutAReason(ThrowawayPostgres server) {
        MigrationProject project = project();
        LocksWalk walk = new LocksWalk(server, project, rows(), new LocksListener() {});
        return walk.migrations().stream()
                .map(migration -> dynamicTest(
                        migration.toString(),
                        project.findMigration(migration.script()).orElseThrow().toUri(),
                        () -> requireThatItHolds(walk.measure(migration))))
                .onClose(walk::close);
    }

    private static void requireThatItHolds(VersionLocks locks) {
        if (!locks.holds()) {
            throw new AssertionError(locks.open().stream()
                    .map(LockFinding::toString)
                    .collect(joining(
                            "\n\n",
                            "Version " + locks.migration() + " disturbs those who use the database:\n\n",
                            "\n\nIf that is all right, say so in the script: -- allow: RULE because REASON; or in locks.allow, once it"
                                    + " has been applied.\n")));
        }
    }
}
