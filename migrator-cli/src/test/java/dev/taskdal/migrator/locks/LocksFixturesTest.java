package dev.taskdal.migrator.locks;

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
 * Migrations, a folder each, with all that is said of them, but for times, in {@code expected.txt}. Those below {@code found} are named
 * after what is found of them, those below {@code accepted} after how that is allowed; of those below {@code quiet}, which make the
 * same changes in the safer way, nothing is found.
 */
@PostgresTest
class LocksFixturesTest {

    private static final String RECORDED_ON = "PostgreSQL 18.";
    /** Few: what is found doesn't depend on it. */
    private static final long ROWS = 200;

    private static final SchemaVersion FIRST = SchemaVersion.parse("1");

    @TestFactory
    Stream<DynamicTest> locks_ofAChangeThatDisturbs_areFound(ThrowawayPostgres server) throws IOException {
        return cases("found", server, versions -> assertThat(versions).anyMatch(version -> !version.holds()));
    }

    @TestFactory
    Stream<DynamicTest> locks_ofTheSaferWay_areQuiet(ThrowawayPostgres server) throws IOException {
        return cases(
                "quiet",
                server,
                versions -> assertThat(versions)
                        .allSatisfy(version -> assertThat(version.findings()).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> locks_thatAreAllowed_areAccepted(ThrowawayPostgres server) throws IOException {
        return cases(
                "accepted",
                server,
                versions -> assertThat(versions)
                        .allMatch(VersionLocks::holds)
                        .anyMatch(version -> !version.findings().isEmpty()));
    }

    @FunctionalInterface
    private interface Check {
        void of(List<VersionLocks> versions);
    }

    private static Stream<DynamicTest> cases(String folder, ThrowawayPostgres server, Check check) throws IOException {
        try (Stream<Path> cases = Files.list(Golden.path("locks/" + folder))) {
            List<String> names = cases.map(one -> one.getFileName().toString())
                    .filter(name -> isFor(server, name))
                    .sorted()
                    .toList();
            return names.stream()
                    .map(name -> dynamicTest(name, () -> {
                        List<VersionLocks> versions = MigrationLocks.of(server, project(folder + "/" + name))
                                .withRows(ROWS)
                                .run(migration -> migration.version().compareTo(FIRST) > 0, new LocksListener() {});
                        check.of(versions);
                        String said = versions.stream()
                                .map(version -> version.migration() + "\n" + version + "\n")
                                .collect(joining("\n"));
                        String expected = "locks/" + folder + "/" + name + "/expected.txt";
                        if (server.description().startsWith(RECORDED_ON)) {
                            Golden.assertMatches(expected, withoutTimes(said));
                        } else {
                            assertThat(headlines(said)).isEqualTo(headlines(Golden.read(expected)));
                        }
                    }));
        }
    }

    /** What PostgreSQL 18 has brought is in folders whose names say so. */
    private static boolean isFor(ThrowawayPostgres server, String name) {
        return !name.endsWith("-on-18") || server.description().startsWith(RECORDED_ON);
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\\d+(\\.\\d\\d s|ms| ms)\\b", "… ms");
    }

    /** Other versions of the server lock a little more or less, and write errors in other words; they break the same rules. */
    private static List<String> headlines(String text) {
        return text.lines().filter(line -> line.startsWith("  * ")).toList();
    }

    private static MigrationProject project(String name) {
        return MigrationProject.in(Golden.path("locks/" + name));
    }
}
