package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The note is that of the history, whatever was done to it. */
@PostgresTest
class CompatibilityNoteTest {

    private static final String AT_1 = "taskdal: schema version 0001, works with code made for 0001 or newer";
    private static final String AT_2 = "taskdal: schema version 0002, works with code made for 0001 or newer";
    private static final String AT_3 = "taskdal: schema version 0003, works with code made for 0003 or newer";

    private DataSource dataSource;
    private Migrator migrator;

    @BeforeEach
    void prepare(DataSource injected, @TempDir Path folder) {
        dataSource = injected;
        new ScriptFiles(folder)
                .version("0001__create_shelf", "CREATE TABLE shelf (id bigint);", "DROP TABLE shelf;")
                .version(
                        "0002__add_index",
                        "-- compatible-with: 0001\nCREATE INDEX CONCURRENTLY ix_shelf ON shelf (id);",
                        "DROP INDEX CONCURRENTLY ix_shelf;")
                .version(
                        "0003__rename_shelf",
                        "ALTER TABLE shelf RENAME TO board;",
                        "ALTER TABLE board RENAME TO shelf;");
        migrator = Migrator.of(injected, MigrationScripts.in(folder));
    }

    @Test
    void note_upAndDown_isThatOfTheVersion() throws SQLException {
        migrator.upgradeTo(version("1"));
        assertThat(note()).isEqualTo(AT_1);
        migrator.upgradeTo(version("2"));
        assertThat(note()).as("outside of a transaction").isEqualTo(AT_2);
        migrator.upgrade();
        assertThat(note()).isEqualTo(AT_3);

        migrator.downgradeTo(Optional.of(version("2")));
        assertThat(note()).isEqualTo(AT_2);
        migrator.downgradeTo(Optional.of(version("1")));
        assertThat(note()).as("outside of a transaction").isEqualTo(AT_1);
        migrator.downgradeTo(Optional.empty());
        assertThat(note()).isNull();
    }

    @Test
    void note_stamped_isThatOfTheVersion() throws SQLException {
        migrator.stamp(Optional.of(version("3")));
        assertThat(note()).isEqualTo(AT_3);
        migrator.stamp(Optional.of(version("2")));
        assertThat(note()).isEqualTo(AT_2);
        migrator.stamp(Optional.empty());
        assertThat(note()).isNull();
    }

    @Test
    void note_lostOrOfAnotherVersion_isWrittenAgainByAnUpgradeWithNothingToDo() throws SQLException {
        migrator.upgrade();
        for (String other : new String[] {"NULL", "'" + AT_2 + "'", "'Ours.'"}) {
            Sql.run(dataSource, "COMMENT ON TABLE flyway_schema_history IS " + other);

            assertThat(migrator.upgrade()).isEmpty();

            assertThat(note()).as("after " + other).isEqualTo(AT_3);
        }
    }

    private static SchemaVersion version(String text) {
        return SchemaVersion.parse(text);
    }

    private @Nullable String note() throws SQLException {
        return Sql.list(dataSource, "SELECT obj_description('flyway_schema_history'::regclass, 'pg_class')")
                .get(0);
    }
}
