package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything else that Flyway knows, and every wrong name, is refused before anything runs. */
@PostgresTest
class UnsupportedFilesTest {

    @TempDir
    private Path folder;

    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(DataSource injected) {
        dataSource = injected;
        files = ScriptFiles.shelf(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "migration/R__shelf_view.sql, is a repeatable script",
        "migration/B0003__all.sql, is a baseline script",
        "migration/afterMigrate.sql, is a callback",
        "migration/afterMigrate__grants.sql, is a callback",
        "migration/beforeEachUndo.sql, is a callback",
        "migration/sub/createSchema.sql, is a callback",
        "migration/V0003__add_room.sql.conf, configures a single script",
        "migration/V0004__Load.java, is a migration in another language than SQL",
        "migration/V0004__load.sh, is a migration in another language than SQL",
        "migration/U0003__add_room.sql, is an undo script",
        "migration/V0004_one_underscore.sql, is no name of a script",
        "migration/V__no_number.sql, is no name of a script",
        "migration/V0004.sql, is no name of a script",
        "migration/V0004__upper_case.SQL, is no name of a script",
        "migration/notes.sql, is no name of a script"
    })
    void upgrade_otherKindOfFile_isRefusedByName(String path, String why) {
        files.write(path, path.endsWith(".conf") ? "executeInTransaction=false\n" : "SELECT 1;\n");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageStartingWith(Path.of(path).getFileName() + " in filesystem:")
                .withMessageContaining(why)
                .withMessageEndingWith("Nothing was changed.");
        assertThat(files.migrator(dataSource).current()).isEmpty();
        assertThat(files.scripts().problems()).singleElement().asString().contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "undo/V0003__add_room.sql, is a migration",
        "undo/beforeEachUndo.sql, is a callback",
        "undo/U0003__add_room.sql.conf, configures a single script",
        "undo/U0003.sql, is no name of a script",
        "undo/U0009__gone.sql, undoes a version that has no migration"
    })
    void downgrade_otherKindOfFile_isRefusedByName(String path, String why) {
        files.migrator(dataSource).upgrade();
        files.write(path, path.endsWith(".conf") ? "executeInTransaction=false\n" : "SELECT 1;\n");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(Optional.empty()))
                .withMessageContaining(Path.of(path).getFileName().toString())
                .withMessageContaining(why)
                .withMessageEndingWith("Nothing was changed.");
        assertThat(files.migrator(dataSource).current()).contains(SchemaVersion.parse("3"));
        assertThat(files.scripts().problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains(why));
    }

    @Test
    void upgrade_javaMigration_isRefusedByName() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> Migrator.of(dataSource, java.util.List.of("classpath:dev/taskdal/migrator/java"))
                        .upgrade())
                .withMessageStartingWith(
                        "dev.taskdal.migrator.java.Load in classpath:dev/taskdal/migrator/java is a migration in"
                                + " another language than SQL");
    }

    @Test
    void upgrade_filesThatAreNoScripts_areIgnored() {
        files.write("migration/README.md", "Read me.").write("undo/notes.txt", "Read me.");

        assertThat(files.migrator(dataSource).upgrade()).hasSize(3);
        assertThat(files.scripts().problems()).isEmpty();
    }

    @Test
    void upgrade_subfolders_areRead() {
        files.write("migration/2026/V0004__in_a_folder.sql", "SELECT 1;")
                .write("undo/2026/U0004__in_a_folder.sql", "SELECT 1;");

        assertThat(files.migrator(dataSource).upgrade()).hasSize(4);
        assertThat(files.migrator(dataSource).downgradeBy(1, DataLoss.REFUSED)).hasSize(1);
    }

    @Test
    void upgrade_doubledVersion_isRefusedNamingBoth() {
        files.up("4__add_a", "SELECT 1;").up("0004__add_b", "SELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageMatching("(?s)V0004__add_b.sql and V4__add_a.sql in filesystem:.* have the same version."
                        + " Give the one that came later the next free number. Nothing was changed.");
    }

    @Test
    void downgrade_doubledUndo_isRefusedNamingBoth() {
        files.migrator(dataSource).upgrade();
        files.down("3__add_room", "SELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(Optional.empty()))
                .withMessageContaining("U0003__add_room.sql and U3__add_room.sql");
    }

    @Test
    void downgrade_undoOfAnotherName_isRefused() {
        files.migrator(dataSource).upgrade();
        files.delete("undo/U0003__add_room.sql").down("0003__add_window", "SELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(Optional.empty()))
                .withMessage("U0003__add_window.sql and V0003__add_room.sql have the same version and different names."
                        + " Name the undo script like its migration. Nothing was changed.");
    }

    @Test
    void downgrade_missingUndo_isRefusedBeforeAnythingRuns() throws SQLException {
        files.migrator(dataSource).upgrade();
        files.delete("undo/U0002__add_label.sql");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(Optional.empty()))
                .withMessageStartingWith("V0002__add_label.sql has no undo script. Write U0002__add_label.sql in")
                .withMessageEndingWith("Nothing was changed.");

        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id", "label", "room");
        assertThat(files.scripts().problems())
                .singleElement()
                .asString()
                .startsWith("V0002__add_label.sql has no undo");
    }

    @Test
    void upgrade_placeholders_arePlainText() throws SQLException {
        files.up("0004__default", "ALTER TABLE shelf ALTER COLUMN label SET DEFAULT '${flyway:user}';");

        files.migrator(dataSource).upgrade();
        Sql.run(dataSource, "INSERT INTO shelf VALUES (1)");

        assertThat(Sql.list(dataSource, "SELECT label FROM shelf")).containsExactly("${flyway:user}");
    }

    @ParameterizedTest
    @CsvSource({
        "BEGIN; SELECT 1, BEGIN",
        "SELECT 1; commit, COMMIT",
        "/* x */ START TRANSACTION, START",
        "ROLLBACK, ROLLBACK"
    })
    void upgrade_transactionControl_isRefusedByName(String sql, String word) {
        files.up("0004__commit", sql + ";");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageStartingWith("V0004__commit.sql has " + word + " in line 1. Take it out");
        assertThat(files.migrator(dataSource).current()).isEmpty();
    }

    @Test
    void upgrade_savepoints_areFine() {
        files.up("0004__savepoint", "SAVEPOINT s; ROLLBACK TO SAVEPOINT s; RELEASE s; DO 'BEGIN END';");

        assertThat(files.migrator(dataSource).upgrade()).hasSize(4);
    }

    @Test
    void upgrade_malformedHeader_isRefusedByName() {
        files.up("0004__header", "-- loses-data:\nSELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessage(
                        "V0004__header.sql: The header says 'loses-data', and nothing behind it. Nothing was changed.");
    }

    @Test
    void upgrade_notUtf8_isRefusedByName() throws IOException {
        Files.write(folder.resolve("migration/V0004__latin.sql"), new byte[] {'-', '-', (byte) 0xE4, '\n'});

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageContaining("V0004__latin.sql can't be read as UTF-8. Save it in that encoding.");
    }

    @Test
    void upgrade_missingFolder_isRefused() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> Migrator.of(dataSource, MigrationScripts.in(folder.resolve("nowhere")))
                        .upgrade())
                .withMessageStartingWith("The migrations at filesystem:" + folder.resolve("nowhere"))
                .withMessageEndingWith("(not found). Check the path. Nothing was changed.");
    }

    @Test
    void upgrade_emptyFolder_isRefused(@TempDir Path empty) {
        Migrator migrator = new ScriptFiles(empty).migrator(dataSource);

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(migrator::upgrade)
                .withMessageStartingWith("There are no migrations in filesystem:" + empty);
        assertThat(migrator.head()).isEmpty();
        assertThat(migrator.migrations()).isEmpty();
    }

    @Test
    void downgrade_missingUndoFolder_isRefused() throws IOException {
        files.migrator(dataSource).upgrade();
        Files.move(folder.resolve("undo"), folder.resolve("elsewhere"));

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(Optional.empty()))
                .withMessageStartingWith("The undo scripts at filesystem:");
    }
}
