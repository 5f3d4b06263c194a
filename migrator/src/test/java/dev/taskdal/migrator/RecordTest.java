package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script and its record are there together or not at all. */
@PostgresTest
class RecordTest {

    private static final Optional<SchemaVersion> ONE = Optional.of(SchemaVersion.parse("1"));

    @TempDir
    private Path folder;

    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(DataSource injected) throws SQLException {
        dataSource = injected;
        files = ScriptFiles.shelf(folder);
        files.migrator(dataSource).upgradeTo(SchemaVersion.parse("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAISE 'no record'", "PERFORM pg_terminate_backend(pg_backend_pid())"})
    void upgrade_recordFails_isRolledBack(String failure) throws SQLException {
        failOn("INSERT", failure);

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageStartingWith("V0002__add_label.sql failed:")
                .withMessageEndingWith("Its changes were rolled back: the database is at 0001.");

        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id");
        goOn();
        assertThat(files.migrator(dataSource).upgrade()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAISE 'no record'", "PERFORM pg_terminate_backend(pg_backend_pid())"})
    void downgrade_recordFails_isRolledBack(String failure) throws SQLException {
        files.migrator(dataSource).upgrade();
        failOn("INSERT", failure);

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).downgradeTo(ONE))
                .withMessageStartingWith("U0003__add_room.sql failed:");

        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id", "label", "room");
        goOn();
        assertThat(files.migrator(dataSource).downgradeTo(ONE)).hasSize(2);
    }

    @Test
    void stamp_recordFails_recordsNone() throws SQLException {
        failOn("INSERT", "IF NEW.version = '0003' THEN RAISE 'no record'; END IF");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).stamp(Optional.of(SchemaVersion.parse("3"))))
                .withMessageContaining("no record")
                .withMessageEndingWith("Nothing was recorded.");

        assertThat(files.migrator(dataSource).current()).isEqualTo(ONE);
    }

    /** The index is there and its record isn't: the next run writes it, without building twice. */
    @ParameterizedTest
    @ValueSource(strings = {"RAISE 'no record'", "PERFORM pg_terminate_backend(pg_backend_pid())"})
    void upgrade_recordOfAnIndexFails_isWrittenByTheNextRun(String failure) throws SQLException {
        files.up("0002__add_label", "CREATE INDEX CONCURRENTLY ix_shelf ON shelf (id);");
        failOn("UPDATE", failure);

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> files.migrator(dataSource).upgrade())
                .withMessageEndingWith(
                        "Its statement has ended, and only the record of it is missing: the next run writes it.");

        assertThat(files.migrator(dataSource).current()).isEqualTo(ONE);
        String index = Sql.list(dataSource, "SELECT 'ix_shelf'::regclass::oid").get(0);
        goOn();
        assertThat(files.migrator(dataSource).upgrade()).hasSize(2);
        assertThat(Sql.list(dataSource, "SELECT 'ix_shelf'::regclass::oid")).containsExactly(index);
    }

    private void failOn(String event, String failure) throws SQLException {
        Sql.run(
                dataSource,
                "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + failure
                        + "; RETURN NEW; END $$",
                "CREATE TRIGGER fail BEFORE " + event
                        + " ON flyway_schema_history FOR EACH ROW EXECUTE FUNCTION fail()");
    }

    private void goOn() throws SQLException {
        Sql.run(dataSource, "DROP FUNCTION fail CASCADE");
    }
}
