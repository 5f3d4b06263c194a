package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.cli.Shell.Result;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say and answer on a database of three versions. */
@PostgresTest
class CommandsTest {

    @TempDir
    private Path folder;

    private ThrowawayDatabase database;
    private Path project;
    private Shell shell;

    @BeforeEach
    void prepare(ThrowawayDatabase injected, ThrowawayPostgres server) {
        database = injected;
        project = Shelves.in(folder);
        shell = Shell.at(folder, database, server);
    }

    @Test
    void current_ofAnEmptyDatabase_isBase() {
        assertOut(shell.run("current"), "base: no migration is applied. The head is 0003, 3 ahead.\n");
    }

    @Test
    void current_onTheWay_tellsHowFarItIs() {
        shell.run("upgrade", "2");

        assertOut(shell.run("current"), "0002 add shelf label. The head is 0003, 1 ahead.\n");
    }

    @Test
    void current_atTheEnd_isTheHead() {
        shell.run("upgrade");

        assertOut(shell.run("current"), "0003 add shelf room (head)\n");
    }

    @Test
    void upgrade_toTheHead_printsALineForEach() {
        Result result = shell.run("upgrade");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("0001 create shelf: applied in \\d\\.\\d\\d s"),
                        line -> assertThat(line).matches("0002 add shelf label: applied in \\d\\.\\d\\d s"),
                        line -> assertThat(line).matches("0003 add shelf room: applied in \\d\\.\\d\\d s"),
                        line -> assertThat(line).endsWith(" is at version 0003, the head."));
    }

    @Test
    void upgrade_bySteps_goesNoFurther() {
        assertThat(shell.run("upgrade", "+2").out())
                .contains("0002 add shelf label")
                .endsWith(" is at version 0002.\n");
        assertThat(shell.run("upgrade", "+2"))
                .extracting(Result::exitCode, Result::err)
                .containsExactly(1, "Error: Pending migrations: 1, fewer than the 2 asked for. Nothing was changed.\n");
    }

    @Test
    void upgrade_whenThereIsNothingToDo_saysSo() {
        shell.run("upgrade");

        assertThat(shell.run("upgrade").out()).startsWith("Nothing to do: postgresql://");
    }

    @Test
    void downgrade_bySteps_undoesTheNewest() {
        shell.run("upgrade");

        Result result = shell.run("downgrade", "-2");

        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("0003 add shelf room: undone in \\d\\.\\d\\d s"),
                        line -> assertThat(line).matches("0002 add shelf label: undone in \\d\\.\\d\\d s"),
                        line -> assertThat(line).endsWith(" is at version 0001."));
    }

    @Test
    void downgrade_toBase_leavesNothing() {
        shell.run("upgrade");

        assertThat(shell.run("downgrade", "base").out()).endsWith(" is at base, before the first migration.\n");
        assertThat(shell.run("upgrade").exitCode()).isZero();
    }

    @Test
    void downgrade_thatLosesData_isRefusedUntilAccepted() throws SQLException {
        shell.run("upgrade");
        execute("INSERT INTO shelf (id, room) VALUES (1, 'attic')");

        Result refused = shell.run("downgrade", "2");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("room").contains("--accept-data-loss");
        assertOut(shell.run("current"), "0003 add shelf room (head)\n");
        assertThat(shell.run("downgrade", "2", "--accept-data-loss").exitCode()).isZero();
    }

    @Test
    void downgrade_ofNothing_isRefused() {
        assertThat(shell.run("downgrade", "-1"))
                .extracting(Result::exitCode, Result::err)
                .containsExactly(1, "Error: Applied migrations: 0, fewer than the 1 asked for. Nothing was changed.\n");
    }

    @Test
    void history_ofAllStates_isATable() {
        shell.run("upgrade", "2");
        shell.run("downgrade", "-1");

        Result result = shell.run("history");

        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("VERSION  STATE    WHEN \\(Z\\) +BY +TOOK +DESCRIPTION"),
                        line -> assertThat(line)
                                .matches(
                                        "0001     applied  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  \\w+ +\\d\\.\\d\\d s +create shelf"),
                        line -> assertThat(line).startsWith("0002     undone ").endsWith(" add shelf label"),
                        line -> assertThat(line).startsWith("0003     pending ").endsWith(" add shelf room"));
    }

    @Test
    void history_asJson_hasNullsForWhatNeverWas() {
        shell.run("upgrade", "1");

        assertThat(shell.run("history", "--json").out())
                .containsPattern("\\[\\{\"version\": \"0001\", \"description\": \"create shelf\","
                        + " \"script\": \"V0001__create_shelf.sql\", \"state\": \"applied\", \"at\": \"[-0-9T:.]+Z\","
                        + " \"by\": \"\\w+\", \"tookMillis\": \\d+},\n")
                .endsWith(" {\"version\": \"0003\", \"description\": \"add shelf room\", \"script\":"
                        + " \"V0003__add_shelf_room.sql\", \"state\": \"pending\", \"at\": null, \"by\": null,"
                        + " \"tookMillis\": null}]\n");
    }

    @Test
    void stamp_upAndDown_runsNothing() throws SQLException {
        assertThat(shell.run("stamp", "2").out())
                .contains(" is recorded to be at version 0002. Nothing was run: 'db check' tells");
        assertOut(shell.run("current"), "0002 add shelf label. The head is 0003, 1 ahead.\n");
        assertThat(shell.run("check").exitCode()).isEqualTo(3);
        assertThat(shell.run("stamp", "base").exitCode()).isZero();
        assertOut(shell.run("current"), "base: no migration is applied. The head is 0003, 3 ahead.\n");
        execute("CREATE TABLE shelf (id bigint PRIMARY KEY)");
        assertThat(shell.run("stamp", "head").exitCode()).isZero();
    }

    @Test
    void scripts_withoutADatabase_areMadeFromTheVersionThatWasNamed() {
        Shell nowhere = Shell.without(folder);

        assertThat(nowhere.run("upgrade", "--sql", "--from", "1").out())
                .contains("ADD COLUMN label")
                .contains("ADD COLUMN room")
                .doesNotContain("CREATE TABLE shelf");
        assertThat(nowhere.run("upgrade", "+1", "--sql", "--from", "base").out())
                .contains("CREATE TABLE shelf")
                .doesNotContain("ADD COLUMN label");
        assertThat(nowhere.run("downgrade", "-1", "--sql", "--from", "0003").out())
                .contains("DROP COLUMN room")
                .doesNotContain("DROP COLUMN label");
        assertThat(nowhere.run("downgrade", "base", "--sql", "--from", "1").out())
                .contains("DROP TABLE shelf");
        assertThat(nowhere.run("upgrade", "--sql").exitCode()).isEqualTo(2);
        assertThat(nowhere.run("upgrade", "--sql", "--from", "0003").out()).startsWith("-- Nothing to do");
    }

    @Test
    void scripts_withADatabase_startWhereItIs() {
        shell.run("upgrade", "2");

        assertThat(shell.run("upgrade", "--sql").out())
                .contains("ADD COLUMN room")
                .doesNotContain("ADD COLUMN label");
        assertThat(shell.run("downgrade", "--sql", "-1").out()).contains("DROP COLUMN label");
        assertOut(shell.run("current"), "0002 add shelf label. The head is 0003, 1 ahead.\n");
    }

    @Test
    void check_ofAProjectThatHolds_isYes() {
        assertOut(shell.run("schema", "--write"), "written db-migrations/schema.sql: the schema at version 0003\n");
        shell.run("upgrade", "1");

        Result result = shell.run("check");

        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("ok    files: all scripts are named and numbered well and have their undo"),
                        line -> assertThat(line)
                                .isEqualTo("ok    schema.sql: it is what the migrations make, up to version 0003"),
                        line -> assertThat(line)
                                .startsWith("ok    database: postgresql://")
                                .endsWith(" is at version 0001, and its schema is that version's"));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void check_ofASchemaChangedByHand_namesWhatWasChanged() throws SQLException {
        shell.run("schema", "--write");
        shell.run("upgrade");
        execute("ALTER TABLE shelf ADD COLUMN colour text, DROP COLUMN room");

        Result result = shell.run("check");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains("ok    schema.sql")
                .contains("wrong database\n  * ")
                .contains("column public.shelf.colour: not expected")
                .contains("column public.shelf.room: missing")
                .contains("Put back what was changed by hand");
    }

    @Test
    void check_ofAnOldPicture_namesWhatItLacks() {
        shell.run("schema", "--write");
        Shelves.write(project, "migration/V0004__add_shelf_height.sql", "ALTER TABLE shelf ADD COLUMN height int;");
        Shelves.write(project, "undo/U0004__add_shelf_height.sql", "ALTER TABLE shelf DROP COLUMN height;");

        Result result = shell.run("check");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("wrong schema.sql\n  * column public.shelf.height: missing");
    }

    @Test
    void check_ofAPictureThatDoesNotLoad_saysWhy() {
        Shelves.write(project, "schema.sql", "CREATE TABEL shelf ();");

        Result result = shell.run("check");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains("wrong schema.sql")
                .contains("syntax error")
                .doesNotContain("V0001__schema");
    }

    @Test
    void check_ofAnEditedScript_findsItInTheDatabase() {
        shell.run("upgrade");
        Shelves.write(
                project, "migration/V0003__add_shelf_room.sql", "ALTER TABLE shelf ADD COLUMN room text; -- edited");

        assertThat(shell.run("check").out()).contains("V0003__add_shelf_room.sql was edited since it was applied");
    }

    @Test
    void check_ofBadFiles_namesThemAllAtOnce() {
        Shelves.write(project, "migration/V3__x.sql", "");
        Shelves.write(project, "migration/V0006__skip_two.sql", "SELECT 1;");
        Shelves.write(project, "migration/V0002__Add_Label.sql", "SELECT 1;");
        Shelves.write(project, "migration/notes.txt", "");
        Shelves.write(project, "undo/U0009__nothing.sql", "SELECT 1;");
        Shelves.write(project, "seed/S0008__add_rows.sql", "SELECT 1;");

        Result result = shell.run("check");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains("V3__x.sql")
                .contains("V0006__skip_two.sql has no undo script")
                .contains("V0006__skip_two.sql leaves a gap: there is no V0004")
                .contains("V0002__Add_Label.sql")
                .contains("notes.txt")
                .contains("U0009__nothing.sql undoes a version that has no migration")
                .contains("S0008__add_rows.sql has rows for a version that has no migration")
                .contains("schema.sql: not checked")
                .contains("database: not checked");
    }

    @Test
    void check_ofAGap_goesOn() {
        shell.run("schema", "--write");
        shell.run("upgrade");
        Shelves.write(project, "migration/V0005__add_shelf_height.sql", "ALTER TABLE shelf ADD COLUMN height int;");
        Shelves.write(project, "undo/U0005__add_shelf_height.sql", "ALTER TABLE shelf DROP COLUMN height;");

        assertThat(shell.run("check").out())
                .contains("wrong files\n  * V0005__add_shelf_height.sql leaves a gap")
                .contains("wrong schema.sql\n  * column public.shelf.height: missing")
                .contains("ok    database");
    }

    @Test
    void prove_ofUndosThatUndo_isYes() {
        Result result = shell.run("prove");

        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("holds  0001 create shelf, proven in .* s"),
                        line -> assertThat(line).matches("holds  0002 add shelf label, proven in .* s"),
                        line -> assertThat(line).matches("holds  0003 add shelf room, proven in .* s"),
                        line -> assertThat(line).startsWith("All of them can be undone"));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void prove_ofAnUndoThatForgets_namesWhat() {
        Shelves.write(
                project,
                "undo/U0002__add_shelf_label.sql",
                "ALTER TABLE shelf DROP COLUMN label, ADD COLUMN left_over int;");

        Result result = shell.run("prove");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains("holds  0001 create shelf")
                .contains("broken 0002 add shelf label\n  * ")
                .contains("column public.shelf.left_over")
                .endsWith("1 of 3 don't hold.\n");
    }

    @Test
    void locks_ofWhatIsPending_measuresOnlyThat() {
        shell.run("upgrade", "2");

        Result result = shell.run("locks");

        assertThat(result.out().replaceAll("\\d+ ms", "… ms").lines())
                .containsExactly(
                        "quiet    0003 add shelf room",
                        "  V0003__add_shelf_room.sql: … ms with 1,000 rows a table",
                        "    public.shelf: ACCESS EXCLUSIVE for … ms, from line 2 on: ALTER TABLE shelf ADD COLUMN room text",
                        "      waiting: reads, writes and everything else",
                        "  U0003__add_shelf_room.sql: … ms with 1,000 rows a table",
                        "    public.shelf: ACCESS EXCLUSIVE for … ms, from line 1 on: ALTER TABLE shelf DROP COLUMN room",
                        "      waiting: reads, writes and everything else",
                        "Nobody is disturbed more than has been accepted.");
        assertThat(result.exitCode()).isZero();
        assertOut(shell.run("current"), "0002 add shelf label. The head is 0003, 1 ahead.\n");
    }

    @Test
    void locks_whenNothingIsPending_saysSo() {
        shell.run("upgrade");

        assertOut(shell.run("locks"), "Nothing to measure: nothing is pending.\n");
        assertOut(shell.run("locks", "--json"), "[]\n");
        assertThat(shell.run("locks", "all").out())
                .contains("0001 create shelf")
                .contains("0003 add shelf room");
    }

    @Test
    void locks_ofAChangeThatDisturbs_answersNo() {
        Shelves.write(project, "migration/V0003__add_shelf_room.sql", "CREATE INDEX ix_shelf_label ON shelf (label);");
        Shelves.write(project, "undo/U0003__add_shelf_room.sql", "DROP INDEX ix_shelf_label;");

        Result result = shell.run("locks", "3", "--rows", "100");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .startsWith("found    0003 add shelf room\n  V0003__add_shelf_room.sql: ")
                .contains("with 100 rows a table")
                .contains("  * index-build (E6) in V0003__add_shelf_room.sql:1\n")
                .contains("  * index-drop in U0003__add_shelf_room.sql:1\n")
                .endsWith("1 of 1 disturb those who use the database. Accept what can't be helped with a comment in the"
                        + " script: -- allow: RULE because REASON\n");
    }

    @Test
    void locks_asJson_areFlatObjects() {
        Shelves.write(
                project,
                "undo/U0003__add_shelf_room.sql",
                "-- allow: json-column because \"why not\"\nALTER TABLE shelf ADD COLUMN meta json;");

        Result result = shell.run("locks", "0003", "--json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().replaceAll("\\d+}", "…}")).isEqualTo("""
                        [{"kind": "lock", "script": "V0003__add_shelf_room.sql", "table": "public.shelf", "mode": "ACCESS EXCLUSIVE",\
                         "line": 2, "statement": "ALTER TABLE shelf ADD COLUMN room text", "waiting": "reads, writes and everything\
                         else", "heldMillis": …},
                         {"kind": "lock", "script": "U0003__add_shelf_room.sql", "table": "public.shelf", "mode": "ACCESS EXCLUSIVE",\
                         "line": 2, "statement": "ALTER TABLE shelf ADD COLUMN meta json", "waiting": "reads, writes and everything\
                         else", "heldMillis": …},
                         {"kind": "finding", "script": "U0003__add_shelf_room.sql", "line": 2, "rule": "json-column",\
                         "tables": "public.shelf", "what": "adds the column meta json to public.shelf",\
                         "accepted": "\\"why not\\""}]
                        """);
    }

    @Test
    void locks_ofNoSuchVersionOrNumber_areRefused() {
        assertThat(shell.run("locks", "9"))
                .extracting(Result::exitCode, Result::err)
                .satisfies(both -> assertThat(both.get(0)).isEqualTo(1))
                .satisfies(both -> assertThat((String) both.get(1))
                        .startsWith("Error: There is no migration to version 9 in ")
                        .endsWith(" The head is 0003.\n"));
        assertThat(shell.run("locks", "3", "--rows", "1").exitCode()).isEqualTo(2);
        assertThat(Shell.without(folder).run("locks", "pending").exitCode()).isEqualTo(2);
    }

    private static void assertOut(Result result, String expected) {
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(expected);
        assertThat(result.exitCode()).isZero();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
