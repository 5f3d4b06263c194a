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
import java.sql.Statement;
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
                name, IntStream.range(1, steps.size()).mapToObj(i -> test(versions, steps.get(i - 1), steps.get(i))));
    }

    /**
     * To and fro on one database: a session's first look at the catalog takes longer than all else that one kill takes, and its
     * watcher stays. What a kill leaves is proven to be the version's catalog each time, so the next one starts as on a new database.
     */
    private static DynamicTest test(Versions versions, Optional<SchemaVersion> lower, Optional<SchemaVersion> upper) {
        Target up = new Target(upper, true);
        Target down = new Target(lower, false);
        return dynamicTest(up + ", " + down, () -> {
            try (ThrowawayDatabase database = versions.at(lower);
                    Connection watcher = database.connect()) {
                int statement = 1;
                boolean struck = true;
                while (struck) {
                    struck = false;
                    for (Fault.Kind kind : ALL ? KINDS : List.of(KINDS.get(statement % 2))) {
                        Fault fault = new Fault(kind, statement, true);
                        forgetHistory(watcher, lower);
                        boolean struckUp = killed(versions, lower, up, fault, database, watcher);
                        boolean struckDown = killed(versions, upper, down, fault, database, watcher);
                        assertThat(struckUp && struckDown || statement > 3)
                                .as("a script, its record and its commit are three statements, and %s is there", fault)
                                .isTrue();
                        struck |= struckUp || struckDown;
                    }
                    statement++;
                }
            }
        });
    }

    /** The first script makes the table of the history in its own transaction, each time. */
    private static void forgetHistory(Connection watcher, Optional<SchemaVersion> version) throws SQLException {
        if (version.isEmpty()) {
            try (Statement statement = watcher.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS flyway_schema_history");
            }
        }
    }

    /** Leaves the database at the target. Returns whether the script had that many statements. */
    private static boolean killed(
            Versions versions,
            Optional<SchemaVersion> from,
            Target target,
            Fault fault,
            ThrowawayDatabase database,
            Connection watcher)
            throws SQLException {
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
