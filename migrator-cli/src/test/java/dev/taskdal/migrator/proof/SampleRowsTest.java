package dev.taskdal.migrator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many rows, whatever the rules of the table. */
@PostgresTest
class SampleRowsTest {

    private static final long ROWS = 300;

    @TempDir
    private Path folder;

    private Connection connection;

    @BeforeEach
    void connect(ThrowawayDatabase database) throws SQLException {
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void tables_withAllKindsOfColumns_getTheirRows() throws SQLException {
        execute("""
                CREATE TYPE state AS ENUM ('new', 'used', 'lost');
                CREATE DOMAIN label AS text CHECK (VALUE <> '');
                CREATE TABLE shelf (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, label label UNIQUE, state state NOT NULL,
                  open boolean NOT NULL, small smallint UNIQUE, price numeric(12, 2) UNIQUE, on_day date UNIQUE,
                  code uuid UNIQUE, hash bytea UNIQUE, place inet UNIQUE, at timestamptz UNIQUE, tags text[], data jsonb,
                  area integer GENERATED ALWAYS AS (1) STORED, short varchar(12) NOT NULL, span int4range);""");

        assertThat(fill(true)).isEmpty();

        assertThat(value("SELECT count(*) FROM shelf")).isEqualTo(ROWS);
        assertThat(value("SELECT count(DISTINCT state) FROM shelf")).isEqualTo(3);
        assertThat(value("SELECT count(DISTINCT short) FROM shelf")).isGreaterThan(200);
        assertThat(value("SELECT reltuples FROM pg_class WHERE relname = 'shelf'"))
                .isEqualTo(ROWS);
    }

    @Test
    void columns_thatNeedNotDiffer_stayAsTheyAreIfThatIsWanted() throws SQLException {
        execute("CREATE TABLE shelf (id bigint GENERATED ALWAYS AS IDENTITY, label text UNIQUE, room text NOT NULL)");

        assertThat(fill(false)).isEmpty();

        assertThat(value("SELECT count(DISTINCT label) FROM shelf")).isEqualTo(ROWS);
        assertThat(value("SELECT count(DISTINCT room) FROM shelf")).isEqualTo(2);
    }

    @Test
    void checks_thatAVariantBreaks_areHonoured() throws SQLException {
        execute("CREATE TABLE person (email text NOT NULL UNIQUE CHECK (email ~ '^[^@ ]+@[^@ ]+$'),"
                + " name text NOT NULL CHECK (name ~ '^[A-Za-z]+$'), born date CHECK (born > '1990-01-01'),"
                + " low integer NOT NULL, high integer NOT NULL, CHECK (low < high), CHECK (high <= 100))");

        assertThat(fill(true)).isEmpty();

        assertThat(value("SELECT count(DISTINCT email) FROM person")).isEqualTo(ROWS);
    }

    /** The tags of a task are those of its owner. */
    @Test
    void foreignKeys_thatShareAColumn_referToRowsThatBelongTogether() throws SQLException {
        execute("""
                CREATE TABLE owner (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
                CREATE TABLE task (owner_id bigint REFERENCES owner, id bigint GENERATED ALWAYS AS IDENTITY,
                  parent_id bigint, PRIMARY KEY (owner_id, id), FOREIGN KEY (owner_id, parent_id) REFERENCES task);
                CREATE TABLE tag (owner_id bigint REFERENCES owner, name text, PRIMARY KEY (owner_id, name));
                CREATE TABLE task_tag (owner_id bigint, task_id bigint, tag text, PRIMARY KEY (owner_id, task_id, tag),
                  FOREIGN KEY (owner_id, task_id) REFERENCES task, FOREIGN KEY (owner_id, tag) REFERENCES tag);""");

        assertThat(fill(true)).isEmpty();

        assertThat(value("SELECT count(*) FROM task_tag")).isEqualTo(ROWS);
        assertThat(value("SELECT count(DISTINCT owner_id) FROM task")).isGreaterThan(ROWS - 3);
    }

    /** Otherwise there are as many pairs as there are parents. */
    @Test
    void table_ofPairs_getsTheParentsThatItNeeds() throws SQLException {
        execute("""
                CREATE TABLE owner (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
                CREATE TABLE setting (owner_id bigint PRIMARY KEY REFERENCES owner);""");

        assertThat(SampleRows.of(new MigrationProject(folder, folder), List.of())
                        .fill(
                                connection,
                                table -> table.equals("public.setting") ? ROWS : 2,
                                true,
                                (table, rows, wanted) -> {}))
                .isEmpty();

        assertThat(value("SELECT count(*) FROM setting")).isEqualTo(ROWS);
    }

    @Test
    void table_thatCanHaveNoMoreRows_isNamed() throws SQLException {
        execute("CREATE TABLE switch (is_on boolean PRIMARY KEY)");

        assertThat(fill(true))
                .containsExactly("public.switch has only 2 rows, and no more could be made up:"
                        + " there are no more that differ in what has to be unique");
        assertThat(value("SELECT count(*) FROM switch")).isEqualTo(2);
    }

    @Test
    void table_withATriggerThatRefuses_isNamedWithItsReason() throws SQLException {
        execute("""
                CREATE TABLE shelf (id bigint);
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN IF (SELECT count(*) FROM shelf) > 1 THEN RAISE 'two are enough'; END IF; RETURN NEW; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON shelf FOR EACH ROW EXECUTE FUNCTION refuse();""");

        assertThat(fill(true))
                .singleElement()
                .asString()
                .contains("public.shelf has only 2 rows")
                .contains("two are enough");
    }

    @Test
    void seed_ofAVersion_isWhatTheRowsAreMadeOf() throws SQLException, IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createDirectories(folder.resolve("seed"));
        Files.writeString(folder.resolve("migration/V0001__create_shelf.sql"), "CREATE TABLE shelf (room text);");
        Files.writeString(folder.resolve("seed/S0001__insert_shelf.sql"), "INSERT INTO shelf VALUES ('attic');");
        Files.writeString(folder.resolve("seed/S0001__insert_shelves.sql"), "INSERT INTO shelves VALUES ('attic');");
        execute("CREATE TABLE shelf (room text)");
        MigrationProject project = MigrationProject.in(folder);
        SampleRows rows = SampleRows.of(
                project,
                dev.taskdal.migrator.Migrator.of(new org.postgresql.ds.PGSimpleDataSource(), project.migrationScripts())
                        .migrations());

        assertThat(rows.seed(connection, SchemaVersion.parse("1")))
                .containsExactly(
                        "S0001__insert_shelves.sql fails: ERROR: relation \"shelves\" does not exist Position: 13");
        rows.fill(connection, table -> ROWS, false, (table, done, wanted) -> {});

        assertThat(value("SELECT count(*) FROM shelf WHERE room = 'attic'")).isEqualTo(ROWS);
    }

    @Test
    void progress_isToldFromTheFirstToTheLastRow() throws SQLException {
        execute("CREATE TABLE shelf (id bigint)");
        List<String> told = new ArrayList<>();

        SampleRows.of(new MigrationProject(folder, folder), List.of())
                .fill(
                        connection,
                        any -> ROWS,
                        true,
                        (table, done, wanted) -> told.add(table + " " + done + "/" + wanted));

        assertThat(told).containsExactly("public.shelf 2/300", "public.shelf 300/300");
    }

    private List<String> fill(boolean varied) throws SQLException {
        return SampleRows.of(new MigrationProject(folder, folder), List.of())
                .fill(connection, any -> ROWS, varied, (table, rows, wanted) -> {});
    }

    private void execute(String sql) throws SQLException {
        connection.createStatement().execute(sql);
    }

    private long value(String query) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
