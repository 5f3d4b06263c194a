package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class DowngradeTest {

    private static final Optional<SchemaVersion> BASE = Optional.empty();

    @TempDir
    private Path folder;

    private DataSource dataSource;

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
    }

    @Test
    void downgradeTo_version_undoesThoseAfterItNewestFirst() throws SQLException {
        Migrator migrator = ScriptFiles.shelf(folder).migrator(dataSource);
        migrator.upgrade();

        List<AppliedMigration> undone = migrator.downgradeTo(version("1"));

        assertThat(undone)
                .extracting(one -> one.migration().script())
                .containsExactly("U0003__add_room.sql", "U0002__add_label.sql");
        assertThat(migrator.current()).contains(SchemaVersion.parse("0001"));
        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id");
        assertThat(migrator.downgradeTo(version("0001"))).isEmpty();
    }

    @Test
    void downgradeTo_base_leavesTheHistoryOnly() throws SQLException {
        Migrator migrator = ScriptFiles.shelf(folder).migrator(dataSource);
        migrator.upgrade();

        migrator.downgradeTo(BASE);

        assertThat(migrator.current()).isEmpty();
        assertThat(Sql.list(
                        dataSource,
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                                + " AND relkind = 'r'"))
                .containsExactly("flyway_schema_history");
        assertThat(migrator.pending()).hasSize(3);
    }

    @Test
    void downgradeTo_upAndDownAgain_flywayAgreesEachTime() throws SQLException {
        Migrator migrator = ScriptFiles.shelf(folder).migrator(dataSource);
        for (int i = 0; i < 3; i++) {
            migrator.upgrade();
            assertThat(flyway().validateWithResult().validationSuccessful).isTrue();
            assertThat(flyway().info().pending()).isEmpty();
            migrator.downgradeTo(i == 1 ? BASE : version("2"));
            assertThat(flyway().info().pending()).hasSize(i == 1 ? 3 : 1);
        }

        flyway().migrate();

        assertThat(migrator.current()).contains(SchemaVersion.parse("3"));
        assertThat(migrator.pending()).isEmpty();
        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id", "label", "room");
    }

    @Test
    void downgradeTo_appliedByFlyway_isUndone() {
        ScriptFiles.shelf(folder);
        flyway().migrate();

        ScriptFiles.shelf(folder).migrator(dataSource).downgradeTo(version("1"));

        MigrationInfo current = flyway().info().current();
        assertThat(current.getVersion().getVersion()).isEqualTo("0001");
    }

    @Test
    void downgradeBy_steps_countFromWhereItIs() {
        Migrator migrator = ScriptFiles.shelf(folder).migrator(dataSource);
        migrator.upgrade();

        assertThat(migrator.downgradeBy(2, DataLoss.REFUSED)).hasSize(2);
        assertThat(migrator.upgradeBy(1)).hasSize(1);
        assertThat(migrator.current()).contains(SchemaVersion.parse("2"));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.downgradeBy(3, DataLoss.REFUSED))
                .withMessage("Applied migrations: 2, fewer than the 3 asked for. Nothing was changed.");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.upgradeBy(2))
                .withMessage("Pending migrations: 1, fewer than the 2 asked for. Nothing was changed.");
        assertThatIllegalArgumentException().isThrownBy(() -> migrator.downgradeBy(0, DataLoss.REFUSED));
    }

    /** Each resolves its target before it waits for the other. */
    @Test
    void downgradeBy_twiceAtTheSameTime_undoesOneVersion() throws Exception {
        Migrator migrator = ScriptFiles.shelf(folder)
                .down("0003__add_room", "SELECT pg_sleep(0.5); ALTER TABLE shelf DROP COLUMN room;")
                .migrator(dataSource);
        migrator.upgrade();
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<List<AppliedMigration>> second = started.thenApplyAsync(
                any -> migrator.downgradeBy(1, DataLoss.REFUSED), work -> new Thread(work).start());

        List<AppliedMigration> first = migrator.withListener(new MigrationListener() {
                    @Override
                    public void started(Direction direction, Migration migration) {
                        started.complete(null);
                    }
                })
                .downgradeBy(1, DataLoss.REFUSED);

        assertThat(first).hasSize(1);
        assertThat(second.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(migrator.current()).contains(SchemaVersion.parse("2"));
    }

    /** What was never seen when the target was chosen isn't undone with it. */
    @Test
    void downgradeTo_upgradedBetweenChoiceAndLock_isRefused() throws SQLException {
        ScriptFiles files = ScriptFiles.shelf(folder);
        Migrator migrator = files.migrator(dataSource);
        migrator.upgradeTo(SchemaVersion.parse("2"));
        AtomicInteger connections = new AtomicInteger();
        DataSource interrupted = new TestDataSource(() -> {
            if (connections.incrementAndGet() == 2) {
                migrator.upgrade();
            }
            return dataSource.getConnection();
        });

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(interrupted).downgradeBy(1, DataLoss.REFUSED))
                .withMessage(
                        "The database was at 0002 and is at 0003 now: somebody else has upgraded it meanwhile. Nothing was"
                                + " changed. If that shall be undone, too, run this again.");

        assertThat(migrator.current()).contains(SchemaVersion.parse("3"));
    }

    @Test
    void downgradeTo_failingUndo_isRolledBackAndThoseBeforeStayUndone() throws SQLException {
        Migrator migrator = ScriptFiles.shelf(folder)
                .down("0002__add_label", "ALTER TABLE shelf DROP COLUMN label;\nDROP TABLE nothing;")
                .migrator(dataSource);
        migrator.upgrade();

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.downgradeTo(BASE))
                .withMessageStartingWith("U0002__add_label.sql failed in line 2 (DROP TABLE nothing):\n"
                        + "ERROR: table \"nothing\" does not exist")
                .withMessageContaining("record that with: stamp 0001")
                .withMessageEndingWith("Its changes were rolled back: the database is at 0002.");

        assertThat(migrator.current()).contains(SchemaVersion.parse("2"));
        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id", "label");
    }

    @Test
    void downgradeTo_newerVersion_isRefused() {
        Migrator migrator = ScriptFiles.shelf(folder).migrator(dataSource);
        migrator.upgradeTo(SchemaVersion.parse("1"));

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.downgradeTo(version("2")))
                .withMessage("The database is at 0001, before version 0002: a downgrade can't go forward."
                        + " Nothing was changed.");
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(dataSource)
                .loggers("slf4j")
                .locations("filesystem:" + folder.resolve("migration"))
                .load();
    }

    private static Optional<SchemaVersion> version(String text) {
        return Optional.of(SchemaVersion.parse(text));
    }
}
