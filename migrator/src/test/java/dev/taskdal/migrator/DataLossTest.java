package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each case has a version 1 with rows, and a version 2 whose undo loses something or doesn't. */
@PostgresTest
class DataLossTest {

    private static final Optional<SchemaVersion> ONE = Optional.of(SchemaVersion.parse("1"));

    @TempDir
    private Path folder;

    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(DataSource injected) {
        dataSource = injected;
        files = new ScriptFiles(folder)
                .version(
                        "0001__create_shelf",
                        "CREATE TABLE shelf (id int PRIMARY KEY, label text, weight numeric(8,4), at timestamptz);"
                                + " INSERT INTO shelf SELECT i, 'l' || i, i, '2026-01-01Z' FROM generate_series(1, 5) i;",
                        "DROP TABLE shelf;");
    }

    @Test
    void downgrade_emptyTablesAndUnusedColumns_asksNothing() throws SQLException {
        files.version(
                "0002__add",
                "CREATE TABLE box (id int); ALTER TABLE shelf ADD COLUMN kind text NOT NULL DEFAULT 'plain',"
                        + " ADD COLUMN note text, ADD COLUMN twice int GENERATED ALWAYS AS (id * 2) STORED;",
                "DROP TABLE box; ALTER TABLE shelf DROP COLUMN kind, DROP COLUMN note, DROP COLUMN twice;");
        files.migrator(dataSource).upgrade();

        assertThat(files.migrator(dataSource).downgradeTo(ONE)).hasSize(1);
        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("at", "id", "label", "weight");
    }

    @Test
    void downgrade_rowsAndValues_isRefusedNamingEachWithItsCount() throws SQLException {
        files.version(
                "0002__add",
                "CREATE SCHEMA depot; CREATE TABLE depot.\"Big Box\" (id int);"
                        + " ALTER TABLE shelf ADD COLUMN kind text NOT NULL DEFAULT 'plain', ADD COLUMN \"Note\" text,"
                        + " ADD COLUMN seen timestamptz DEFAULT now(), ADD COLUMN free json DEFAULT '{}';",
                "DROP SCHEMA depot CASCADE;"
                        + " ALTER TABLE shelf DROP COLUMN kind, DROP COLUMN \"Note\", DROP COLUMN seen, DROP COLUMN free;");
        files.migrator(dataSource).upgrade();
        Sql.run(
                dataSource,
                "INSERT INTO depot.\"Big Box\" VALUES (1), (2)",
                "UPDATE shelf SET kind = 'oak' WHERE id <= 3",
                "UPDATE shelf SET \"Note\" = '' WHERE id = 1",
                "UPDATE shelf SET free = '[]' WHERE id = 1",
                "UPDATE shelf SET seen = NULL WHERE id = 1");

        DataLossException refused = refused();

        assertThat(refused)
                .hasMessage("U0002__add.sql would discard data:\n"
                        + "  depot.\"Big Box\": 2 rows\n"
                        + "  public.shelf.kind: 3 values that differ from the default\n"
                        + "  public.shelf.\"Note\": 1 values that are not null\n"
                        + "  public.shelf.seen: 4 values that are not null\n"
                        + "  public.shelf.free: 1 values that differ from the default\n"
                        + "Save what is still needed, and run this again with --accept-data-loss."
                        + " Its changes were rolled back: the database is at 0002.");
        assertThat(refused.lost())
                .hasSize(5)
                .first()
                .isEqualTo(new LostData("U0002__add.sql", "depot.\"Big Box\"", 2, "rows"));
        assertThat(Sql.list(dataSource, "SELECT count(*) FROM depot.\"Big Box\""))
                .containsExactly("2");
        assertThat(files.migrator(dataSource).current()).contains(SchemaVersion.parse("2"));

        assertThat(files.migrator(dataSource).downgradeTo(ONE, DataLoss.ACCEPTED))
                .hasSize(1);
        assertThat(Sql.list(dataSource, "SELECT to_regnamespace('depot')")).containsExactly((String) null);
    }

    /** One case a line: what the undo does to the five rows of the shelf, and what that loses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "DELETE FROM shelf WHERE id > 2 | public.shelf | 3 | rows that it deletes",
                "TRUNCATE shelf | public.shelf | 5 | rows that it deletes",
                "UPDATE shelf SET label = 'x' WHERE id > 3 | public.shelf.label | 2 | values that it changes",
                "UPDATE shelf SET label = label | - | 0 | -",
                "ALTER TABLE shelf ALTER label TYPE varchar(1) USING left(label, 1) | public.shelf.label | 5 | values that it changes",
                "ALTER TABLE shelf ALTER label TYPE varchar(9) | - | 0 | -",
                "ALTER TABLE shelf ALTER weight TYPE int | - | 0 | -",
                "UPDATE shelf SET weight = 1.5 WHERE id = 1; ALTER TABLE shelf ALTER weight TYPE int | public.shelf.weight | 1 | values that it changes",
                "ALTER TABLE shelf ALTER at TYPE timestamp | - | 0 | -",
                "ALTER TABLE shelf ALTER id TYPE bigint | - | 0 | -",
                "ALTER TABLE shelf DROP COLUMN label, ADD COLUMN label text | public.shelf.label | 5 | values that it changes",
                "ALTER TABLE shelf RENAME label TO old; ALTER TABLE shelf ADD label text; UPDATE shelf SET label = old; ALTER TABLE shelf DROP old | - | 0 | -",
                "ALTER TABLE shelf RENAME label TO name | - | 0 | -",
                "ALTER TABLE shelf RENAME TO rack | - | 0 | -",
                "CREATE SCHEMA depot; ALTER TABLE shelf SET SCHEMA depot | - | 0 | -",
                "CREATE TABLE s AS TABLE shelf; DROP TABLE shelf; ALTER TABLE s RENAME TO shelf | - | 0 | -",
                "CREATE TABLE s AS SELECT * FROM shelf WHERE id > 1; DROP TABLE shelf; ALTER TABLE s RENAME TO shelf | public.shelf | 1 | rows that it deletes",
                "DROP TABLE shelf; CREATE TABLE shelf (id int) | public.shelf | 5 | rows that it deletes"
            })
    void downgrade_whatItDoesToRows_isFound(String undo, String object, long rows, String what) {
        files.version("0002__nothing", "SELECT 1;", undo + ";");
        files.migrator(dataSource).upgrade();

        if (object == null) {
            assertThat(files.migrator(dataSource).downgradeTo(ONE)).hasSize(1);
        } else {
            assertThat(refused().lost()).contains(new LostData("U0002__nothing.sql", object, rows, what));
            assertThat(files.migrator(dataSource).current()).contains(SchemaVersion.parse("2"));
        }
    }

    /** The catalogs are equal before and after, and the value is gone. */
    @Test
    void downgrade_enumValueTakenBack_countsTheRowsThatHadIt() throws SQLException {
        files.up("0001__create_shelf", "CREATE TYPE state AS ENUM ('new', 'old'); CREATE TABLE shelf (state state);")
                .version(
                        "0002__add_state",
                        "ALTER TYPE state ADD VALUE 'broken';",
                        "ALTER TYPE state RENAME TO state_2; CREATE TYPE state AS ENUM ('new', 'old');"
                                + " ALTER TABLE shelf ALTER state TYPE state USING CASE state::text WHEN 'broken' THEN 'old'"
                                + " ELSE state::text END::state; DROP TYPE state_2;");
        files.migrator(dataSource).upgrade();
        Sql.run(dataSource, "INSERT INTO shelf VALUES ('new'), ('broken'), ('broken'), (NULL)");

        assertThat(refused().lost())
                .containsExactly(
                        new LostData("U0002__add_state.sql", "public.shelf.state", 2, "values that it changes"));

        Sql.run(dataSource, "UPDATE shelf SET state = 'old' WHERE state = 'broken'");
        assertThat(files.migrator(dataSource).downgradeTo(ONE)).hasSize(1);
    }

    @Test
    void downgrade_partitions_areCountedOneByOne() throws SQLException {
        files.version(
                "0002__create_log",
                "CREATE TABLE log (at int) PARTITION BY RANGE (at); CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (1)"
                        + " TO (9); CREATE TABLE log_2 PARTITION OF log DEFAULT; CREATE TABLE old () INHERITS (shelf);",
                "DROP TABLE old; DROP TABLE log;");
        files.migrator(dataSource).upgrade();
        Sql.run(dataSource, "INSERT INTO log VALUES (1), (2), (20)", "INSERT INTO old (id) VALUES (7)");

        assertThat(refused().lost())
                .extracting(LostData::toString)
                .containsExactly(
                        "U0002__create_log.sql discards public.log_1: 2 rows",
                        "U0002__create_log.sql discards public.log_2: 1 rows",
                        "U0002__create_log.sql discards public.old: 1 rows");
    }

    @Test
    void downgrade_tablesOfAnExtension_areNotCounted() throws SQLException {
        files.version(
                "0002__add_extension",
                "CREATE EXTENSION citext; ALTER TABLE shelf ADD code citext;",
                "DROP EXTENSION citext CASCADE;");
        files.migrator(dataSource).upgrade();
        Sql.run(dataSource, "UPDATE shelf SET code = 'a' WHERE id = 1");

        assertThat(refused().lost())
                .containsExactly(
                        new LostData("U0002__add_extension.sql", "public.shelf.code", 1, "values that are not null"));
    }

    /** The owner is under the policy, too, and would count nothing. */
    @Test
    void downgrade_rowsHiddenByAPolicy_isNotMistakenForAnEmptyTable() throws SQLException {
        Sql.assumeSuperuser(dataSource);
        Sql.run(dataSource, "CREATE ROLE hidden_owner LOGIN", "GRANT ALL ON SCHEMA public TO hidden_owner");
        try {
            files.version(
                    "0002__create_box",
                    "CREATE TABLE box (id int); INSERT INTO box VALUES (1); ALTER TABLE box ENABLE ROW LEVEL SECURITY,"
                            + " FORCE ROW LEVEL SECURITY;",
                    "DROP TABLE box;");
            files.migrator(dataSource).upgrade();
            Sql.run(
                    dataSource,
                    "ALTER TABLE box OWNER TO hidden_owner",
                    "ALTER TABLE shelf OWNER TO hidden_owner",
                    "ALTER TABLE flyway_schema_history OWNER TO hidden_owner");
            DataSource asOwner = TestDataSource.beginningWith("SET ROLE hidden_owner", dataSource);

            assertThat(catchThrowableOfType(
                            MigrationException.class,
                            () -> Migrator.of(asOwner, files.scripts()).downgradeTo(ONE)))
                    .hasMessageContaining("query would be affected by row-level security policy for table \"box\"");
            assertThat(Sql.list(dataSource, "SELECT count(*) FROM box")).containsExactly("1");
        } finally {
            Sql.run(dataSource, "DROP OWNED BY hidden_owner CASCADE", "DROP ROLE hidden_owner");
        }
    }

    /** What was counted must still hold when the script runs for good; readers may go on meanwhile. */
    @Test
    void count_ofATable_keepsWritersOutUntilTheEnd() throws SQLException {
        Sql.run(dataSource, "CREATE TABLE box (id int)");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            DataGuard guard = DataGuard.of(connection, "public");
            Savepoint before = connection.setSavepoint();
            statement.execute("DROP TABLE box");
            DataGuard.Changes changes = guard.changes();
            connection.rollback(before);
            Script undo = new Script(new Migration(SchemaVersion.parse("1"), "x", "U1__x.sql"), "U1__x.sql", "", 0);

            assertThat(guard.count(undo, changes)).isEmpty();

            assertThat(Sql.list(dataSource, "SELECT count(*) FROM box")).containsExactly("0");
            assertThatThrownBy(() -> Sql.run(dataSource, "SET lock_timeout = '50ms'", "INSERT INTO box VALUES (1)"))
                    .hasMessageContaining("lock timeout");
        }
    }

    @Test
    void downgrade_severalVersions_stopsAtTheOneThatLosesData() throws SQLException {
        files.version("0002__create_box", "CREATE TABLE box (id int);", "DROP TABLE box;")
                .version("0003__create_tin", "CREATE TABLE tin (id int);", "DROP TABLE tin;");
        files.migrator(dataSource).upgrade();
        Sql.run(dataSource, "INSERT INTO box VALUES (1)");

        assertThat(refused()).hasMessageEndingWith("the database is at 0002.");
        assertThat(files.migrator(dataSource).current()).contains(SchemaVersion.parse("2"));
    }

    private DataLossException refused() {
        DataLossException refused = catchThrowableOfType(
                DataLossException.class, () -> files.migrator(dataSource).downgradeTo(ONE));
        assertThat(refused).as("what was refused").isNotNull();
        return refused;
    }
}
