package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@PostgresTest
class MigratorTest {

    /** The common pool has one thread on a machine with two cores. */
    private static final Executor OWN_THREAD = work -> new Thread(work).start();

    private DataSource dataSource;

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
    }

    @Test
    void current_emptyDatabase_isNothingAndAllIsPending() {
        Migrator migrator = migrator("good");

        assertThat(migrator.current()).isEmpty();
        assertThat(migrator.pending())
                .extracting(Migration::toString)
                .containsExactly("0001 create shelf", "0002 add shelf label", "0003 add shelf room");
    }

    @Test
    void upgrade_emptyDatabase_appliesAllAndThenNothing() throws SQLException {
        Migrator migrator = migrator("good");

        List<AppliedMigration> applied = migrator.upgrade();

        assertThat(applied)
                .extracting(one -> one.migration().script())
                .containsExactly("V0001__create_shelf.sql", "V0002__add_shelf_label.sql", "V0003__add_shelf_room.sql");
        assertThat(applied).allSatisfy(one -> assertThat(one.duration()).isPositive());
        assertThat(columnsOfShelf()).isEqualTo(3);
        assertThat(migrator.current()).contains(SchemaVersion.parse("0003"));
        assertThat(migrator.pending()).isEmpty();
        assertThat(migrator.upgrade()).isEmpty();
    }

    @Test
    void upgradeTo_version_stopsThere() throws SQLException {
        Migrator migrator = migrator("good");

        migrator.upgradeTo(SchemaVersion.parse("2"));

        assertThat(migrator.current()).contains(SchemaVersion.parse("0002"));
        assertThat(columnsOfShelf()).isEqualTo(2);
        assertThat(migrator.upgradeTo(SchemaVersion.parse("0002"))).isEmpty();
    }

    @Test
    void upgradeTo_olderVersion_isRefused() {
        Migrator migrator = migrator("good");
        migrator.upgrade();

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.upgradeTo(SchemaVersion.parse("1")))
                .withMessage("The database is at version 0003, past version 0001: an upgrade can't go back."
                        + " Nothing was changed.");
    }

    @Test
    void upgradeTo_unknownVersion_isRefusedAndNamesThoseThatExist() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator("good").upgradeTo(SchemaVersion.parse("0009")))
                .withMessage("There is no migration to version 0009 in classpath:migrations/good."
                        + " It has 0001, 0002, 0003. Nothing was changed.");
    }

    @Test
    void upgrade_failingScript_rollsItBackAndKeepsThoseBefore() throws SQLException {
        Migrator migrator = migrator("broken");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator::upgrade)
                .withMessageContaining("V0002__add_shelf_label_and_room.sql")
                .withMessageContaining("relation \"shelves\" does not exist")
                .withRootCauseInstanceOf(SQLException.class);

        assertThat(migrator.current()).contains(SchemaVersion.parse("0001"));
        assertThat(columnsOfShelf()).isEqualTo(1);
    }

    @Test
    void upgrade_misnamedScript_isRefusedByName() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator("misnamed")::upgrade)
                .withMessageContaining("V0002_one_underscore.sql");
    }

    /** Flyway reports no version for it: without the refusal the report of the upgrade fails, once all has been changed. */
    @Test
    void upgrade_repeatableScript_isRefusedByNameBeforeAnythingRuns() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator("repeatable")::upgrade)
                .withMessageStartingWith("R__shelf_view.sql in classpath:migrations/repeatable is a repeatable script")
                .withMessageEndingWith("Nothing was changed.");
        assertThat(migrator("good").current()).isEmpty();
    }

    @Test
    void upgrade_noScripts_isRefused() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator("nowhere")::upgrade)
                .withMessageContaining("classpath:migrations/nowhere");
        assertThatIllegalArgumentException().isThrownBy(() -> Migrator.of(dataSource, List.of()));
    }

    /** Under Flyway's default lock this waits for ever. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void upgrade_indexBuiltConcurrently_doesNotHang() {
        assertThat(migrator("concurrent").upgrade()).hasSize(2);
    }

    @Test
    void upgrade_twiceAtTheSameTime_appliesEachMigrationOnce() throws Exception {
        CompletableFuture<List<AppliedMigration>> first =
                CompletableFuture.supplyAsync(() -> migrator("good").upgrade(), OWN_THREAD);
        CompletableFuture<List<AppliedMigration>> second =
                CompletableFuture.supplyAsync(() -> migrator("good").upgrade(), OWN_THREAD);

        int applied = first.get(60, TimeUnit.SECONDS).size()
                + second.get(60, TimeUnit.SECONDS).size();

        assertThat(applied).isEqualTo(3);
        assertThat(columnsOfShelf()).isEqualTo(3);
    }

    @Test
    void current_nothingListening_isRefusedWithoutThePassword() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});
        nowhere.setUser("somebody");
        nowhere.setPassword("hush");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> Migrator.of(nowhere, List.of("classpath:migrations/good"))
                        .current())
                .withMessageContaining("127.0.0.1:1")
                .withMessageNotContaining("hush");
    }

    private Migrator migrator(String folder) {
        return Migrator.of(dataSource, List.of("classpath:migrations/" + folder));
    }

    private int columnsOfShelf() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet shelf = statement.executeQuery("SELECT * FROM shelf")) {
            return shelf.getMetaData().getColumnCount();
        }
    }
}
