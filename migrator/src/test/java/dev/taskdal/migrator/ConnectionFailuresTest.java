package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@PostgresTest
class ConnectionFailuresTest {

    @TempDir
    private Path folder;

    private ThrowawayDatabase database;
    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(ThrowawayDatabase injected) {
        database = injected;
        dataSource = injected.dataSource();
        files = ScriptFiles.shelf(folder);
    }

    @Test
    void anyRun_wrongPassword_saysSoWithoutIt() {
        DataSource wrong = at(url -> url.setPassword("hush"));
        assumeFalse(isLetIn(wrong), "The server asks for no password.");
        refused(wrong)
                .withMessageStartingWith(
                        "The database can't be used: FATAL: password authentication failed for user \"")
                .withMessageEndingWith("Check the password of the role. Nothing was changed.")
                .withMessageNotContaining("hush")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void anyRun_unknownDatabase_saysSo() {
        refused(at(url -> url.setDatabaseName("nowhere")))
                .withMessage(
                        "The database can't be used: FATAL: database \"nowhere\" does not exist. Check the name of the"
                                + " database, or create it. Nothing was changed.");
    }

    @Test
    void anyRun_unreachableHost_saysSo() {
        refused(at(url -> url.setPortNumbers(new int[] {1})))
                .withMessageStartingWith("The database can't be used: Connection to ")
                .withMessageEndingWith("Check host and port, and that the server runs and can be reached from here."
                        + " Nothing was changed.");
    }

    /** A pool has an exception of its own around the one that says what happened. */
    @Test
    void anyRun_failureInsideOfAPool_isTheDriversOwn() {
        refused(new TestDataSource(() -> {
                    throw new SQLTransientConnectionException(
                            "Pool is empty", new SQLException("FATAL: database \"x\" does not exist", "3D000"));
                }))
                .withMessageStartingWith(
                        "The database can't be used: FATAL: database \"x\" does not exist. Check the name");
    }

    @Test
    void anyRun_readOnlyServer_isRefusedAndCanBeLookedAt() throws SQLException {
        files.migrator(dataSource).upgradeTo(SchemaVersion.parse("1"));
        DataSource readOnly = TestDataSource.beginningWith("SET default_transaction_read_only = on", dataSource);

        refused(readOnly)
                .withMessage(
                        "The server is read-only: it is a standby, or its or the role's default_transaction_read_only is"
                                + " on. Connect to the primary. Nothing was changed.");

        Migrator migrator = files.migrator(readOnly);
        assertThat(migrator.current()).contains(SchemaVersion.parse("1"));
        assertThat(migrator.pending()).hasSize(2);
        assertThat(migrator.history()).hasSize(3);
        files.migrator(dataSource).upgrade();
        assertThat(migrator.upgrade()).as("nothing to do").isEmpty();
    }

    @Test
    void anyRun_noSchemaInTheSearchPath_isRefused() {
        refused(TestDataSource.beginningWith("SET search_path = nowhere, neither", dataSource))
                .withMessage(
                        "None of the schemas in the search path (nowhere, neither) exists. Create one, or name another with"
                                + " currentSchema in the URL. Nothing was changed.");
    }

    @Test
    void upgrade_otherSchema_keepsItsOwnHistory() throws SQLException {
        Sql.run(dataSource, "CREATE SCHEMA \"My depot\"", "CREATE TABLE public.other ()");
        DataSource depot = TestDataSource.beginningWith("SET search_path = \"My depot\"", dataSource);

        assertThat(files.migrator(depot).upgrade()).hasSize(3);
        assertThat(files.migrator(depot).downgradeTo(Optional.empty())).hasSize(3);

        assertThat(Sql.list(dataSource, "SELECT to_regclass('public.flyway_schema_history')"))
                .containsExactly((String) null);
    }

    @Test
    void upgrade_roleWithoutRights_saysWhatIsMissing() throws SQLException {
        Sql.assumeSuperuser(dataSource);
        Sql.run(dataSource, "CREATE ROLE guest_of_test");
        try {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> files.migrator(TestDataSource.beginningWith("SET ROLE guest_of_test", dataSource))
                            .upgrade())
                    .withMessageContaining("permission denied for schema public")
                    .withMessageContaining("Grant it what is missing, or connect as the owner.")
                    .withMessageEndingWith("Its changes were rolled back: the database is at no version yet.");
        } finally {
            Sql.run(dataSource, "DROP ROLE guest_of_test");
        }
    }

    /** A killed backend takes its transaction with it. */
    @Test
    void upgrade_backendKilled_isRolledBackAndGoesOnNextTime() throws SQLException {
        files.up(
                "0002__add_label",
                "ALTER TABLE shelf ADD COLUMN label text; SELECT pg_terminate_backend(pg_backend_pid());");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageStartingWith(
                        "V0002__add_label.sql failed in line 1 (SELECT pg_terminate_backend(pg_backend_pid())):")
                .withMessageContaining("The connection was lost. Run this again once the server can be reached.")
                .withMessageEndingWith("Its changes were rolled back: the database is at 0001.");

        files.up("0002__add_label", "ALTER TABLE shelf ADD COLUMN label text;");
        assertThat(files.migrator(dataSource).upgrade()).hasSize(2);
    }

    /** The server says so at the commit, and knows what it did. */
    @Test
    void upgrade_constraintCheckedAtTheEnd_isRolledBack() throws SQLException {
        files.up(
                "0002__add_label",
                "ALTER TABLE shelf ADD COLUMN up bigint REFERENCES shelf DEFERRABLE INITIALLY DEFERRED;"
                        + " INSERT INTO shelf VALUES (1, 2);");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageStartingWith(
                        "V0002__add_label.sql failed:\nERROR: insert or update on table \"shelf\" violates")
                .withMessageEndingWith("Its changes were rolled back: the database is at 0001.");
        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id");
    }

    @Test
    void upgrade_statementTimeout_saysWhatToLookAt() {
        files.up("0002__add_label", "SELECT pg_sleep(60);");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(
                                TestDataSource.beginningWith("SET statement_timeout = '300ms'", dataSource))
                        .upgrade())
                .withMessageContaining("canceling statement due to statement timeout")
                .withMessageContaining("statement_timeout is too short for it.");
    }

    @Test
    void upgrade_columnThatSomebodyAddedByHand_suggestsToStamp() throws SQLException {
        files.migrator(dataSource).upgradeTo(SchemaVersion.parse("1"));
        Sql.run(dataSource, "ALTER TABLE shelf ADD COLUMN label text NOT NULL DEFAULT 'none'");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessage(
                        "V0002__add_label.sql failed in line 1 (ALTER TABLE shelf ADD COLUMN label text NOT NULL DEFAULT"
                                + " 'none'):\nERROR: column \"label\" of relation \"shelf\" already exists\nSomebody may have run the"
                                + " script, or a part of it, by hand. If the schema is what it leads to, record that with: stamp 0002."
                                + " If not, remove what is there already, and run this again. Its changes were rolled back: the"
                                + " database is at 0001.");

        files.migrator(dataSource).stamp(Optional.of(SchemaVersion.parse("2")));
        assertThat(files.migrator(dataSource).upgrade()).hasSize(1);
    }

    private ThrowableAssertAlternative<MigrationException> refused(DataSource other) {
        Migrator migrator = files.migrator(other);
        for (Runnable run : List.<Runnable>of(
                () -> migrator.downgradeTo(Optional.empty()), () -> migrator.stamp(Optional.empty()))) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(run::run)
                    .withMessageEndingWith("Nothing was changed.");
        }
        return assertThatExceptionOfType(MigrationException.class).isThrownBy(migrator::upgrade);
    }

    private static boolean isLetIn(DataSource other) {
        try (Connection connection = other.getConnection()) {
            return connection.isValid(0);
        } catch (SQLException e) {
            return false;
        }
    }

    private DataSource at(Consumer<PGSimpleDataSource> change) {
        PGSimpleDataSource url = new PGSimpleDataSource();
        url.setUrl(database.jdbcUrl());
        url.setUser(database.user());
        url.setPassword(database.password());
        change.accept(url);
        return url;
    }
}
