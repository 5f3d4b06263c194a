package dev.taskdal.migrator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A process, or its session, that ends before any one statement of any script, up or down, leaves the database at one version,
 * with the catalog of that version, and the next run gets through. A script that can't run in a transaction may leave the
 * catalog in between until that next run.
 */
@PostgresTest
class EveryStatementTest {

    /** Both faults before every statement; else they take turns, which takes half the time. */
    private static final boolean ALL = Boolean.getBoolean("faults.all");

    private static final List<Fault.Kind> KINDS = List.of(Fault.Kind.BACKEND_KILLED, Fault.Kind.SOCKETS_CLOSED);

    @TestFactory
    Stream<DynamicNode> aKill_beforeAnyStatement_leavesOneVersion(ThrowawayPostgres server) throws SQLException {
        return Stream.of(
                scripts("library", new Versions(server, Path.of("src/test/resources/faults"))),
                scripts("task list", new Versions(server, Path.of("../db-migrations/src/main/resources/db"))));
    }

    private static DynamicNode scripts(String name, Versions versions) {
        List<Optional<SchemaVersion>> steps = versions.all();
        return dynamicContainer(
                name,
                IntStream.range(1, steps.size())
                        .boxed()
                        .flatMap(i -> Stream.of(
                                test(versions, steps.get(i - 1), new Target(steps.get(i), true)),
                                test(versions, steps.get(i), new Target(steps.get(i - 1), false)))));
    }

    private static DynamicTest test(Versions versions, Optional<SchemaVersion> from, Target target) {
        return dynamicTest(target.toString(), () -> {
            int statement = 1;
            boolean struck = true;
            while (struck) {
                struck = false;
                for (Fault.Kind kind : ALL ? KINDS : List.of(KINDS.get(statement % 2))) {
                    struck |= killed(versions, from, target, new Fault(kind, statement, true));
                }
                statement++;
            }
            assertThat(statement)
                    .as("statements of a script, its record and its commit")
                    .isGreaterThan(3);
        });
    }

    /** Returns whether the script had that many statements. */
    private static boolean killed(Versions versions, Optional<SchemaVersion> from, Target target, Fault fault)
            throws SQLException {
        try (ThrowawayDatabase database = versions.at(from);
                Connection watcher = database.connect()) {
            FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), Optional.of(fault));
            Migrator doomed = versions.migrator(faulty).withListener(faulty.listener());
            try {
                target.run(doomed);
            } catch (MigrationException | KilledError e) {
                // What it says is tested elsewhere; here it matters what it leaves.
            }
            if (!faulty.struck()) {
                return false;
            }
            Backends.awaitSilence(watcher);
            if (!versions.mayStopHalfway(from, target)) {
                assertThat(versions.differences(database, watcher))
                        .as("%s, after it", fault)
                        .isEmpty();
            }
            target.run(versions.migrator(database));
            assertThat(versions.migrator(database).current())
                    .as("%s, after the next run", fault)
                    .isEqualTo(target.version());
            assertThat(versions.differences(database, watcher))
                    .as("%s, after the next run", fault)
                    .isEmpty();
            return true;
        }
    }
}
