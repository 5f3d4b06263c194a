package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.taskdal.migrator.HistoryEntry.State;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class HistoryTest {

    private static final Optional<SchemaVersion> BASE = Optional.empty();

    @TempDir
    private Path folder;

    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(DataSource injected) {
        dataSource = injected;
        files = ScriptFiles.shelf(folder);
    }

    @Test
    void history_someOfEach_saysWhenByWhomAndHowLong() throws SQLException {
        Migrator migrator = files.migrator(dataSource);
        migrator.upgradeTo(SchemaVersion.parse("2"));
        migrator.downgradeTo(Optional.of(SchemaVersion.parse("1")));

        List<HistoryEntry> history = migrator.history();

        assertThat(history).extracting(HistoryEntry::state).containsExactly(State.APPLIED, State.UNDONE, State.PENDING);
        assertThat(history)
                .extracting(entry -> entry.migration().script())
                .containsExactly("V0001__create_shelf.sql", "V0002__add_label.sql", "V0003__add_room.sql");
        String role = Sql.list(dataSource, "SELECT current_user").get(0);
        for (HistoryEntry entry : history.subList(0, 2)) {
            assertThat(entry.at()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(entry.by()).isEqualTo(role);
            assertThat(entry.took()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        }
        assertThat(history.get(2))
                .isEqualTo(new HistoryEntry(history.get(2).migration(), State.PENDING, null, null, null));
        assertThat(migrator.pending())
                .extracting(Migration::script)
                .containsExactly("V0002__add_label.sql", "V0003__add_room.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "001", "0001"})
    void upgradeTo_anyNumberOfZeros_isTheSameVersion(String text) {
        Migrator migrator = files.migrator(dataSource);

        migrator.upgradeTo(SchemaVersion.parse(text));

        assertThat(migrator.current()).contains(SchemaVersion.parse("1"));
        migrator.upgrade();
        migrator.downgradeTo(Optional.of(SchemaVersion.parse(text)));
        assertThat(migrator.current()).contains(SchemaVersion.parse("1"));
        migrator.stamp(Optional.of(SchemaVersion.parse(text)));
        assertThat(migrator.history())
                .extracting(HistoryEntry::state)
                .containsExactly(State.APPLIED, State.UNDONE, State.UNDONE);
    }

    @Test
    void upgrade_renumberedWithOtherZeros_isTheSameVersion() {
        files.migrator(dataSource).upgrade();
        files.delete("migration/V0002__add_label.sql")
                .up("2__add_label", "ALTER TABLE shelf ADD COLUMN label text NOT NULL DEFAULT 'none';");

        assertThat(files.migrator(dataSource).upgrade()).isEmpty();
        assertThat(files.migrator(dataSource).downgradeTo(BASE)).hasSize(3);
    }

    @Test
    void anyRun_editedScript_isRefusedByName() {
        Migrator migrator = files.migrator(dataSource);
        migrator.upgradeTo(SchemaVersion.parse("2"));
        files.up("0002__add_label", "ALTER TABLE shelf ADD COLUMN label text;");

        String start = "V0002__add_label.sql was edited since it was applied (its checksum was ";
        String end = "record the edit with: stamp 0002. Nothing was changed.";
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator::upgrade)
                .withMessageStartingWith(start)
                .withMessageEndingWith(end);
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.downgradeTo(BASE))
                .withMessageStartingWith(start)
                .withMessageEndingWith(end);
        assertThat(migrator.current()).contains(SchemaVersion.parse("2"));

        migrator.stamp(Optional.of(SchemaVersion.parse("2")));
        assertThat(migrator.upgrade()).hasSize(1);
        assertThat(flyway().load().validateWithResult().getAllErrorMessages()).isEmpty();
    }

    @Test
    void upgrade_lineEndingsAndByteOrderMark_makeNoEdit() {
        files.up("0004__two_lines", "SELECT 1;\nSELECT 2;");
        files.migrator(dataSource).upgrade();
        files.write("migration/V0004__two_lines.sql", "\uFEFFSELECT 1;\r\nSELECT 2;\r\n");

        assertThat(files.migrator(dataSource).upgrade()).isEmpty();
        assertThat(flyway().load().validateWithResult().getAllErrorMessages()).isEmpty();
    }

    @Test
    void anyRun_renamedScript_isRefusedByName() {
        files.migrator(dataSource).upgrade();
        files.delete("migration/V0003__add_room.sql")
                .delete("undo/U0003__add_room.sql")
                .version("0003__add_rooms", "ALTER TABLE shelf ADD COLUMN room text;", "SELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessage(
                        "V0003__add_rooms.sql was V0003__add_room.sql when it was applied. Name it so again, or record"
                                + " the new name with: stamp 0003. Nothing was changed.");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(BASE))
                .withMessageContaining("when it was applied");
    }

    @Test
    void anyRun_missingScriptOfAnAppliedVersion_isRefusedByName() {
        files.migrator(dataSource).upgrade();
        files.delete("migration/V0002__add_label.sql");

        String message = "The database has version 0002 (V0002__add_label.sql), which is missing in filesystem:"
                + folder.resolve("migration")
                + ". Use the scripts of the release that applied it, or restore the file. Nothing was changed.";
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessage(message);
        files.delete("undo/U0002__add_label.sql");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(BASE))
                .withMessage(message);
    }

    @Test
    void anyRun_databaseAheadOfTheScripts_isRefused() {
        files.migrator(dataSource).upgrade();
        files.delete("migration/V0003__add_room.sql");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageStartingWith("The database has version 0003 (V0003__add_room.sql), which is missing in")
                .withMessageContaining(", whose newest is 0002. Use the scripts of the release that applied it");
        assertThat(files.migrator(dataSource).history()).hasSize(3);
    }

    @Test
    void upgrade_scriptBelowTheHead_isRefused() {
        files.migrator(dataSource).upgrade();
        files.up("0002.5__between", "SELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessage(
                        "V0002.5__between.sql was never applied, and the database is at 0003 already. Give it the next"
                                + " free number, so that it runs last. Nothing was changed.");
    }

    @Test
    void anyRun_failedEntryOfATransactionalScript_isRefused() throws SQLException {
        Migrator migrator = files.migrator(dataSource);
        migrator.upgradeTo(SchemaVersion.parse("1"));
        Sql.run(
                dataSource,
                "INSERT INTO flyway_schema_history VALUES (2, '0002', 'add label', 'SQL', 'V0002__add_label.sql', 1, 'me',"
                        + " now(), 0, false)");

        assertThat(migrator.current()).contains(SchemaVersion.parse("1"));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator::upgrade)
                .withMessage("The history says that V0002__add_label.sql (SQL) failed or was interrupted, and"
                        + " V0002__add_label.sql runs in a transaction now, so that what it left behind can't be told. Look"
                        + " at the schema, and record what it is with: stamp VERSION. Nothing was changed.");

        migrator.stamp(Optional.of(SchemaVersion.parse("1")));
        assertThat(migrator.upgrade()).hasSize(2);
    }

    @Test
    void anyRun_entriesOfOtherKinds_areRefusedByName() throws SQLException {
        Migrator migrator = files.migrator(dataSource);
        migrator.upgrade();
        Sql.run(
                dataSource,
                "INSERT INTO flyway_schema_history VALUES (4, NULL, 'view', 'SQL', 'R__view.sql', 1, 'me', now(), 0, true)",
                "INSERT INTO flyway_schema_history VALUES (5, '4', 'Load', 'JDBC', 'db.V4__Load', 1, 'me', now(), 0, true)");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.downgradeTo(BASE))
                .withMessageContaining("R__view.sql (SQL, rank 4), db.V4__Load (JDBC, rank 5)");
        assertThat(migrator.current()).contains(SchemaVersion.parse("3"));
    }

    @Test
    void anyRun_baseline_isWhereTheHistoryBegins() throws SQLException {
        Sql.run(dataSource, "CREATE TABLE shelf (id bigint)", "ALTER TABLE shelf ADD COLUMN label text");
        flyway().baselineVersion("2").load().baseline();
        Migrator migrator = files.migrator(dataSource);
        assertThat(migrator.current()).contains(SchemaVersion.parse("2"));

        assertThat(migrator.upgrade()).hasSize(1);
        assertThat(migrator.history()).extracting(HistoryEntry::state).containsOnly(State.APPLIED);
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.downgradeTo(Optional.of(SchemaVersion.parse("1"))))
                .withMessage(
                        "The history of this database begins with version 2, a baseline: there is no way back to 0001."
                                + " Nothing was changed.");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator.stamp(BASE))
                .withMessageContaining("a baseline: it can't be recorded to be at no version");
        assertThat(migrator.downgradeTo(Optional.of(SchemaVersion.parse("2")))).hasSize(1);
        assertThat(migrator.current()).contains(SchemaVersion.parse("2"));
    }

    @Test
    void upgrade_schemaThatFlywayHasNeverSeen_isRefusedUntilItIsStamped() throws SQLException {
        Sql.run(dataSource, "CREATE TABLE shelf (id bigint PRIMARY KEY, label text NOT NULL DEFAULT 'none')");
        Migrator migrator = files.migrator(dataSource);

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator::upgrade)
                .withMessage("The schema public isn't empty (it has shelf) and has no history of migrations:"
                        + " nobody knows what version it is at. If it is what a version leads to, record that with: stamp"
                        + " VERSION. If nothing of it comes from these migrations, record that with: stamp base. Nothing was"
                        + " changed.");
        assertThat(Sql.list(dataSource, "SELECT to_regclass('flyway_schema_history')"))
                .containsExactly((String) null);

        migrator.stamp(Optional.of(SchemaVersion.parse("2")));
        assertThat(migrator.upgrade()).hasSize(1);
        assertThat(flyway().load().validateWithResult().getAllErrorMessages()).isEmpty();
    }

    @Test
    void upgrade_schemaWithAnExtensionOnly_isEmpty() throws SQLException {
        Sql.run(dataSource, "CREATE EXTENSION IF NOT EXISTS citext");

        assertThat(files.migrator(dataSource).upgrade()).hasSize(3);
    }

    @Test
    void stamp_upAndDown_recordsWithoutRunning() throws SQLException {
        Migrator migrator = files.migrator(dataSource);

        migrator.stamp(Optional.of(SchemaVersion.parse("3")));
        assertThat(migrator.current()).contains(SchemaVersion.parse("3"));
        assertThat(flyway().load().validateWithResult().getAllErrorMessages()).isEmpty();
        assertThat(Sql.columns(dataSource, "shelf")).isEmpty();

        migrator.stamp(Optional.of(SchemaVersion.parse("1")));
        assertThat(migrator.current()).contains(SchemaVersion.parse("1"));
        migrator.stamp(BASE);
        assertThat(migrator.current()).isEmpty();

        assertThat(migrator.upgrade()).hasSize(3);
        assertThat(flyway().load().validateWithResult().getAllErrorMessages()).isEmpty();
    }

    @Test
    void stamp_unknownVersion_isRefused() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).stamp(Optional.of(SchemaVersion.parse("9"))))
                .withMessageStartingWith("There is no migration to version 9");
    }

    @Test
    void stamp_baseOnASchemaOfOthers_letsAnUpgradeBegin() throws SQLException {
        Sql.run(dataSource, "CREATE TABLE other ()");
        Migrator migrator = files.migrator(dataSource);

        migrator.stamp(BASE);

        assertThat(migrator.current()).isEmpty();
        assertThat(migrator.upgrade()).hasSize(3);
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(dataSource)
                .loggers("slf4j")
                .locations("filesystem:" + folder.resolve("migration"));
    }
}
