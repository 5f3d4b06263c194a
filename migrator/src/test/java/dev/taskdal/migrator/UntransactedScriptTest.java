package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that can't run in a transaction, and what is left of them after a kill at each point. */
@PostgresTest
class UntransactedScriptTest {

    private static final Optional<SchemaVersion> ONE = Optional.of(SchemaVersion.parse("1"));
    private static final SchemaVersion TWO = SchemaVersion.parse("2");

    /** What the history says once the script has begun, and its end isn't recorded. */
    private static final String BEGUN =
            "UPDATE flyway_schema_history SET success = false WHERE installed_rank = (SELECT max(installed_rank) FROM"
                    + " flyway_schema_history)";

    private static final String INVALID =
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_shelf'::regclass";

    @TempDir
    private Path folder;

    private final List<String> repaired = new ArrayList<>();
    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(DataSource injected) {
        dataSource = injected;
        files = new ScriptFiles(folder)
                .version("0001__create_shelf", "CREATE TABLE shelf (id int, label text);", "DROP TABLE shelf;")
                .version(
                        "0002__add_index",
                        "-- Finds a label.\nCREATE INDEX CONCURRENTLY ix_shelf ON shelf (label);",
                        "DROP INDEX CONCURRENTLY ix_shelf;");
    }

    @Test
    void upgradeAndDowngrade_index_isBuiltAndDropped() throws SQLException {
        migrator().upgrade();
        assertThat(valid()).containsExactly("t");
        assertThat(flyway().validateWithResult().getAllErrorMessages()).isEmpty();

        migrator().downgradeTo(ONE);
        assertThat(valid()).isEmpty();
        assertThat(migrator().current()).isEqualTo(ONE);

        migrator().upgrade();
        assertThat(flyway().validateWithResult().getAllErrorMessages()).isEmpty();
        assertThat(repaired).isEmpty();
    }

    @Test
    void upgrade_severalStatements_isRefusedBeforeAnythingRuns() {
        files.up("0002__add_index", "SELECT 1;\nCREATE INDEX CONCURRENTLY ix_shelf ON shelf (label);");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgrade())
                .withMessage(
                        "V0002__add_index.sql has 2 statements, and the one in line 2 can't run in a transaction. Give it a"
                                + " script of its own: if it was interrupted, nobody could tell which of them have run. Nothing was"
                                + " changed.");
        assertThat(migrator().current()).isEmpty();
    }

    @Test
    void upgrade_indexWithoutName_isRefusedBeforeAnythingRuns() {
        files.up("0002__add_index", "CREATE INDEX CONCURRENTLY ON shelf (label);");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgrade())
                .withMessageStartingWith("V0002__add_index.sql doesn't name the index that it creates on shelf.");
    }

    @Test
    void upgrade_otherStatements_run() {
        files.version("0003__tidy", "VACUUM shelf;", "REINDEX TABLE CONCURRENTLY shelf;");

        assertThat(migrator().upgrade()).hasSize(3);
        assertThat(migrator().downgradeTo(ONE)).hasSize(2);
    }

    /** It works in several transactions. */
    @Test
    void upgrade_concurrentlyWithoutAnIndexOfItsOwn_doesNotClaimThatNothingIsLeft() {
        files.version("0003__tidy", "REINDEX INDEX CONCURRENTLY ix_room;", "SELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgrade())
                .withMessageContaining("ix_room")
                .withMessageContaining(
                        "The database is at 0002. What the statement has left half done, such as an invalid index or"
                                + " a partition that is still to be detached, has to be finished by hand.");
    }

    @Test
    void upgrade_killedWhileItBuilds_namesTheInvalidIndexAndRepeats() throws SQLException {
        migrator().upgrade();
        leave(BEGUN, INVALID);
        assertThat(migrator().current()).isEqualTo(ONE);

        assertThat(migrator().upgrade()).hasSize(1);

        assertThat(repaired)
                .containsExactly("The invalid index ix_shelf, which an interrupted run of V0002__add_index.sql"
                        + " left behind, was removed.");
        assertThat(valid()).containsExactly("t");
        assertAtVersion(TWO, 2);
    }

    @Test
    void upgrade_killedBeforeItBuilds_repeats() throws SQLException {
        migrator().upgrade();
        Sql.run(dataSource, BEGUN, "DROP INDEX ix_shelf");

        assertThat(migrator().upgrade()).hasSize(1);

        assertThat(valid()).containsExactly("t");
        assertAtVersion(TWO, 2);
    }

    @Test
    void upgrade_killedBeforeItsRecord_recordsOnly() throws SQLException {
        migrator().upgrade();
        Sql.run(dataSource, BEGUN);
        String index = Sql.list(dataSource, "SELECT 'ix_shelf'::regclass::oid").get(0);

        assertThat(migrator().upgrade()).hasSize(1);

        assertThat(Sql.list(dataSource, "SELECT 'ix_shelf'::regclass::oid")).containsExactly(index);
        assertAtVersion(TWO, 2);
    }

    /** The index that it had built is another one than that of the script as it is now. */
    @Test
    void upgrade_editedAfterAKill_buildsAnew() throws SQLException {
        migrator().upgrade();
        Sql.run(dataSource, BEGUN);
        files.up("0002__add_index", "CREATE INDEX CONCURRENTLY ix_shelf ON shelf (id);");

        assertThat(migrator().upgrade()).hasSize(1);

        assertThat(repaired).hasSize(1);
        assertThat(Sql.list(dataSource, "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_shelf'"))
                .containsExactly("CREATE INDEX ix_shelf ON public.shelf USING btree (id)");
        assertThat(flyway().validateWithResult().getAllErrorMessages()).isEmpty();
    }

    /** The entry of a script that has begun keeps others from going on, too. */
    @Test
    void flyway_afterAKill_refusesToGoOn() throws SQLException {
        migrator().upgrade();
        leave(BEGUN, INVALID);

        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> flyway().migrate())
                .withMessageContaining("Detected failed migration to version 0002");
    }

    @Test
    void upgrade_failedUnderFlyway_isTakenUp() throws SQLException {
        migrator().upgradeTo(SchemaVersion.parse("1"));
        Sql.run(dataSource, "INSERT INTO shelf VALUES (1, 'a'), (2, 'a')");
        files.up("0002__add_index", "CREATE UNIQUE INDEX CONCURRENTLY ix_shelf ON public.shelf (label);");
        assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> flyway().migrate());
        assertThat(valid()).containsExactly("f");
        Sql.run(dataSource, "DELETE FROM shelf");

        assertThat(migrator().upgrade()).hasSize(1);

        assertThat(repaired).singleElement().asString().startsWith("The invalid index ix_shelf");
        assertThat(valid()).containsExactly("t");
    }

    @Test
    void upgrade_failingBuild_leavesNothing() throws SQLException {
        migrator().upgradeTo(SchemaVersion.parse("1"));
        Sql.run(dataSource, "INSERT INTO shelf VALUES (1, 'a'), (2, 'a')");
        files.up("0002__add_index", "CREATE UNIQUE INDEX CONCURRENTLY ix_shelf ON shelf (label);");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgrade())
                .withMessageContaining("could not create unique index \"ix_shelf\"")
                .withMessageEndingWith("Nothing of it is left: the database is at 0001.");

        assertThat(valid()).isEmpty();
        assertAtVersion(SchemaVersion.parse("1"), 1);
    }

    @Test
    void upgrade_invalidIndexOfSomebodyElse_isReplaced() throws SQLException {
        migrator().upgradeTo(SchemaVersion.parse("1"));
        leave("CREATE INDEX ix_shelf ON shelf (id)", INVALID);
        files.up(
                "0002__add_index",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS \"ix_shelf\" ON ONLY \"public\" . shelf (label);");

        migrator().upgrade();

        assertThat(repaired).hasSize(1);
        assertThat(valid()).containsExactly("t");
    }

    @Test
    void upgrade_indexThatSomebodyBuiltByHand_isRefusedAndKept() throws SQLException {
        migrator().upgradeTo(SchemaVersion.parse("1"));
        Sql.run(dataSource, "CREATE INDEX ix_shelf ON shelf (label)");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgrade())
                .withMessageContaining("relation \"ix_shelf\" already exists")
                .withMessageContaining("record that with: stamp 0002")
                .withMessageEndingWith("Nothing of it is left: the database is at 0001.");

        assertThat(valid()).containsExactly("t");
        migrator().stamp(Optional.of(TWO));
        assertThat(migrator().upgrade()).isEmpty();
    }

    @Test
    void downgrade_killedWhileItDrops_goesOn() throws SQLException {
        migrator().upgrade();
        beginUndo();
        leave(INVALID);

        assertThat(migrator().downgradeTo(ONE)).hasSize(1);

        assertThat(valid()).isEmpty();
        assertAtVersion(SchemaVersion.parse("1"), 3);
    }

    @Test
    void downgrade_killedBeforeItsRecord_recordsOnly() throws SQLException {
        migrator().upgrade();
        beginUndo();
        Sql.run(dataSource, "DROP INDEX ix_shelf");

        assertThat(migrator().downgradeTo(ONE)).hasSize(1);

        assertAtVersion(SchemaVersion.parse("1"), 3);
    }

    @Test
    void downgrade_indexThatSomebodyDroppedByHand_isRefused() throws SQLException {
        migrator().upgrade();
        Sql.run(dataSource, "DROP INDEX ix_shelf");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().downgradeTo(ONE))
                .withMessageContaining("index \"ix_shelf\" does not exist")
                .withMessageContaining("record that with: stamp 0001");
    }

    /** The undo of a dropped index builds it, and is repeated in the same way. */
    @ParameterizedTest
    @ValueSource(strings = {INVALID, "SELECT 1", "DROP INDEX ix_shelf"})
    void downgrade_killedWhileItBuilds_repeats(String left) throws SQLException {
        files.version(
                "0003__drop_index",
                "DROP INDEX CONCURRENTLY ix_shelf;",
                "CREATE INDEX CONCURRENTLY ix_shelf ON shelf (label);");
        migrator().upgrade();
        leave("CREATE INDEX ix_shelf ON shelf (label)", left);
        beginUndo();

        assertThat(migrator().downgradeTo(Optional.of(TWO))).hasSize(1);

        assertThat(valid()).containsExactly("t");
        assertAtVersion(TWO, 4);
    }

    /** The next run isn't always the same one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                INVALID
                        + "| 1 | V0002__add_index.sql was interrupted. The invalid index ix_shelf, which it left behind, was"
                        + " removed. The database is at 0001.",
                "DROP INDEX ix_shelf | 1 | V0002__add_index.sql was interrupted. The database is at 0001.",
                "SELECT 1 | 2 | V0002__add_index.sql was interrupted. It was finished first: the database is at 0002."
            })
    void downgrade_afterAKilledUpgrade_settlesItFirst(String left, int undone, String message) throws SQLException {
        migrator().upgrade();
        leave(BEGUN, left);

        assertThat(migrator().downgradeTo(Optional.empty())).hasSize(undone);

        assertThat(repaired).containsExactly(message);
        assertThat(migrator().current()).isEmpty();
        assertThat(migrator().upgrade()).hasSize(2);
        assertThat(flyway().validateWithResult().getAllErrorMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | 0 | U0002__add_index.sql was interrupted. The database is at 0002.",
                INVALID + "| 1 | U0002__add_index.sql was interrupted. It was finished first: the database is at 0001.",
                "DROP INDEX ix_shelf | 1 | U0002__add_index.sql was interrupted. It was finished first: the database is at 0001."
            })
    void upgrade_afterAKilledDowngrade_settlesItFirst(String left, int applied, String message) throws SQLException {
        migrator().upgrade();
        beginUndo();
        leave(left);

        assertThat(migrator().upgrade()).hasSize(applied);

        assertThat(repaired).containsExactly(message);
        assertThat(valid()).containsExactly("t");
        assertThat(migrator().current()).contains(TWO);
        assertThat(flyway().validateWithResult().getAllErrorMessages()).isEmpty();
    }

    @Test
    void stamp_afterAKill_settlesTheHistory() throws SQLException {
        migrator().upgrade();
        leave(BEGUN, INVALID);

        migrator().stamp(ONE);

        assertThat(repaired).singleElement().asString().contains("V0002__add_index.sql");
        assertAtVersion(SchemaVersion.parse("1"), 1);
    }

    private void beginUndo() throws SQLException {
        Sql.run(
                dataSource,
                "INSERT INTO flyway_schema_history SELECT installed_rank + 1, version, description, 'DELETE', script,"
                        + " checksum, installed_by, now(), 0, false FROM flyway_schema_history"
                        + " ORDER BY installed_rank DESC LIMIT 1");
    }

    /** Runs what a killed run would have left. */
    private void leave(String... statements) throws SQLException {
        if (List.of(statements).contains(INVALID)) {
            Sql.assumeSuperuser(dataSource);
        }
        Sql.run(dataSource, statements);
    }

    private void assertAtVersion(SchemaVersion version, int rows) throws SQLException {
        assertThat(migrator().current()).contains(version);
        assertThat(Sql.list(dataSource, "SELECT success FROM flyway_schema_history"))
                .hasSize(rows)
                .containsOnly("t");
    }

    private List<String> valid() throws SQLException {
        return Sql.list(dataSource, "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix_shelf')");
    }

    private Migrator migrator() {
        return files.migrator(dataSource).withListener(new MigrationListener() {
            @Override
            public void repaired(String what) {
                repaired.add(what);
            }
        });
    }

    private Flyway flyway() {
        var configuration = Flyway.configure()
                .dataSource(dataSource)
                .loggers("slf4j")
                .locations("filesystem:" + folder.resolve("migration"));
        configuration
                .getConfigurationExtension(org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }
}
