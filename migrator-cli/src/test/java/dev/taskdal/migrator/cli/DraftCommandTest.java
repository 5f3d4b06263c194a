package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.cli.Shell.Result;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts from an edited schema.sql: what is written, what is said, and what the process answers. */
@PostgresTest
class DraftCommandTest {

    @TempDir
    private Path folder;

    private Path project;
    private Shell shell;

    @BeforeEach
    void prepare(ThrowawayDatabase database, ThrowawayPostgres server) {
        project = Shelves.in(folder);
        shell = Shell.at(folder, database, server);
    }

    @Test
    void draft_ofANewColumn_isProvenAndMakesTheEditedSchema() throws IOException {
        edit("label text,", "label text,\n  height integer NOT NULL DEFAULT 30,");

        Result result = draft("add shelf height");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("created db-migrations/migration/V0004__add_shelf_height.sql\n")
                .contains(
                        "created db-migrations/undo/U0004__add_shelf_height.sql\n  LOSES DATA: all values of shelf.height.\n")
                .contains("holds  0004 add shelf height, proven in ")
                .endsWith("Read both, and decide what is marked. Then run 'db upgrade' and 'db schema --write'.\n");
        assertThat(result.exitCode()).isZero();
        assertThat(project.resolve("migration/V0004__add_shelf_height.sql")).hasContent("""
                -- Add shelf height.
                -- compatible-with: 0001

                ALTER TABLE shelf ADD COLUMN height integer NOT NULL DEFAULT 30;
                """);
        assertThat(project.resolve("undo/U0004__add_shelf_height.sql")).hasContent("""
                -- Undoes: add shelf height.

                -- LOSES DATA: all values of shelf.height.
                ALTER TABLE shelf DROP COLUMN height;
                """);
        assertThat(shell.run("check").out())
                .contains("ok    schema.sql: it is what the migrations make, up to version 0004");
    }

    @Test
    void draft_ofNoDifference_writesNothingAndSaysSo() throws IOException {
        edit("label text,", "label    text  ,");

        Result result = draft("add nothing");

        assertThat(result.out())
                .isEqualTo(
                        "Nothing to draft: the migrations make what db-migrations/schema.sql says. Edit it first. No file was"
                                + " written.\n");
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(scripts()).hasSize(3);
    }

    @Test
    void draft_ofAnotherName_hintsAtTheRename() throws IOException {
        edit("label text,", "title text,");

        Result result = draft("name the shelf");

        assertThat(result.out())
                .contains("LOSES DATA: all values of shelf.label.")
                .contains(
                        "DECIDE: if shelf.title is shelf.label by another name, draft again with --rename shelf.label=title");
        assertThat(project.resolve("migration/V0004__name_the_shelf.sql"))
                .content()
                .contains("-- LOSES DATA: all values of shelf.label.\n-- DECIDE: if shelf.title is shelf.label");
    }

    @Test
    void draft_withTheRename_keepsTheValues() throws IOException {
        edit("label text,", "title text,");

        Result result = draft("name the shelf", "--rename", "shelf.label=title");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).doesNotContain("LOSES DATA");
        assertThat(project.resolve("migration/V0004__name_the_shelf.sql"))
                .content()
                .endsWith("\n\nALTER TABLE shelf RENAME COLUMN label TO title;\n");
        assertThat(project.resolve("undo/U0004__name_the_shelf.sql"))
                .content()
                .endsWith("\n\nALTER TABLE shelf RENAME COLUMN title TO label;\n");
    }

    /** Its parts are the same under names that follow the table's, and move with it. */
    @Test
    void draft_withARenamedTable_renamesItsParts() throws IOException {
        edit("public.shelf", "public.rack");
        edit("CONSTRAINT shelf_pkey", "CONSTRAINT pk_rack");

        Result result = draft("rename shelf", "--rename", "shelf=rack");

        assertThat(result.exitCode()).isZero();
        assertThat(project.resolve("migration/V0004__rename_shelf.sql"))
                .content()
                .endsWith(
                        "ALTER TABLE shelf RENAME TO rack;\n\nALTER TABLE rack RENAME CONSTRAINT shelf_pkey TO pk_rack;\n");
    }

    @Test
    void draft_thatFailsOnRows_isKeptAndMarked() throws IOException {
        edit("label text,", "label text,\n  height integer NOT NULL,");

        Result result = draft("add shelf height");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains("MAY FAIL: if shelf has rows: nobody says what height is in them.")
                .contains("broken 0004 add shelf height\n  * ")
                .contains("The draft isn't finished");
        assertThat(project.resolve("migration/V0004__add_shelf_height.sql"))
                .content()
                .startsWith("-- Add shelf height.\n--\n-- DECIDE: ")
                .contains(
                        "\n--\n-- NOT PROVEN: up: V0004__add_shelf_height.sql fails. See 'db prove'.\n\n-- MAY FAIL: if shelf has rows")
                .endsWith("ALTER TABLE shelf ADD COLUMN height integer NOT NULL;\n");
    }

    @Test
    void draft_thatUsesANewValueOfAnEnum_isTwoRevisions() throws IOException {
        withState(
                "CREATE TYPE state AS ENUM ('new', 'worn');\nALTER TABLE shelf ADD COLUMN state state NOT NULL DEFAULT 'new';\n");
        edit("'new',\n", "'bare',\n    'new',\n");
        edit("DEFAULT 'new'", "DEFAULT 'bare'");

        Result result = draft("start bare");

        assertThat(result.exitCode()).isZero();
        assertThat(scripts()).contains("V0005__add_values_of_state.sql", "V0006__start_bare.sql");
        assertThat(project.resolve("migration/V0005__add_values_of_state.sql"))
                .content()
                .endsWith("ALTER TYPE state ADD VALUE 'bare' BEFORE 'new';\n");
        assertThat(project.resolve("undo/U0005__add_values_of_state.sql"))
                .content()
                .contains("-- MAY FAIL: if a row has 'bare'.")
                .contains("ALTER TABLE shelf ALTER COLUMN state TYPE state USING state::text::state;")
                .doesNotContain("DROP COLUMN");
    }

    /** The server can't convert a column whose values are in the condition of an index. */
    @Test
    void draft_ofAnEnumWithAnIndexOnIt_refusesTheUndoAndShowsHow() throws IOException {
        withState(
                "CREATE TYPE state AS ENUM ('new', 'worn');\nALTER TABLE shelf ADD COLUMN state state NOT NULL DEFAULT 'new';\n"
                        + "CREATE INDEX ix_shelf_new ON shelf (id) WHERE state = 'new';\n");
        edit("'worn'\n", "'worn',\n    'lost'\n");

        Result result = draft("lose shelves");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains("NOT DRAFTED: how state loses 'lost'.")
                .contains("what depends on it: index ix_shelf_new")
                .contains("The file shows how.");
        assertThat(project.resolve("undo/U0005__lose_shelves.sql"))
                .content()
                .contains("\n--   ALTER TYPE state RENAME TO state_old;\n")
                .doesNotContainPattern("(?m)^[A-Z]");
    }

    @Test
    void draft_fromAnotherFile_leavesTheOneThatIsThere() throws IOException {
        Files.writeString(folder.resolve("wanted.sql"), "CREATE TABLE shelf (id bigint PRIMARY KEY, label text);");

        Result result = draft("drop room", "--schema", "wanted.sql");

        assertThat(project.resolve("migration/V0004__drop_room.sql"))
                .content()
                .contains("-- LOSES DATA: all values of shelf.room.\nALTER TABLE shelf DROP COLUMN room;\n")
                .doesNotContain("loses-data");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("LOSES DATA: all values of shelf.room.");
    }

    /** Made-up rows don't show the loss of what may be null; seeded ones do, and then the header has to say so. */
    @Test
    void draft_thatLosesSeededValues_saysSoInTheHeader() throws IOException {
        Shelves.write(
                project, "seed/S0003__shelf.sql", "INSERT INTO shelf (id, label, room) VALUES (1, 'A', 'attic');\n");
        Files.writeString(folder.resolve("wanted.sql"), "CREATE TABLE shelf (id bigint PRIMARY KEY, label text);");

        Result result = draft("drop room", "--schema", "wanted.sql");

        assertThat(project.resolve("migration/V0004__drop_room.sql"))
                .content()
                .contains("-- loses-data: all values of shelf.room\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void draft_ofASchemaThatDoesNotLoad_saysWhere() throws IOException {
        edit("label text,", "label tekst,");

        Result result = draft("mistype");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith(
                        "Error: db-migrations/schema.sql can't be loaded into an empty database. It failed in line ")
                .contains("type \"tekst\" does not exist")
                .endsWith("Nothing was written.\n");
    }

    @Test
    void draft_withoutASchema_saysHowToGetOne() {
        Result result = draft("add nothing");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("There is no " + project.resolve("schema.sql")
                        + ". Write it with 'db schema --write', edit it,");
    }

    @Test
    void rename_ofWhatIsNotThere_isRefused() throws IOException {
        edit("label text,", "title text,");

        assertThat(draft("rename", "--rename", "shelf.lable=title").err())
                .isEqualTo(
                        "Error: --rename shelf.lable=title: the migrations make no table, column, view, sequence, type or value of an"
                                + " enum named shelf.lable. Check the name. Nothing was written.\n");
        assertThat(draft("rename", "--rename", "shelf.label=name").err())
                .isEqualTo(
                        "Error: --rename shelf.label=name: the edited schema has no column public.shelf.name. Give it its new name"
                                + " there, too. Nothing was written.\n");
        assertThat(draft("rename", "--rename", "shelf.room=title").err())
                .isEqualTo(
                        "Error: --rename shelf.room=title: the edited schema still has the column public.shelf.room. Take it away"
                                + " there, or leave the option out. Nothing was written.\n");
        assertThat(scripts()).hasSize(3);
    }

    @Test
    void rename_ofAnotherForm_isWrongUsage() throws IOException {
        edit("label text,", "title text,");

        Result result = draft("rename", "--rename", "shelf.label:title");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("Error: 'shelf.label:title' is no rename. Say table.column=new or table=new");
    }

    @Test
    void rename_withoutADraft_isWrongUsage() {
        Result result = shell.run("revision", "-m", "rename", "--rename", "shelf.label=title");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("Error: --rename is for a draft: give --autogenerate, too.");
    }

    private Result draft(String message, String... options) {
        List<String> arguments = new ArrayList<>(List.of("revision", "--autogenerate", "-m", message));
        arguments.addAll(List.of(options));
        return shell.run(arguments.toArray(String[]::new));
    }

    private void withState(String script) {
        Shelves.write(project, "migration/V0004__add_state.sql", "-- compatible-with: 0001\n" + script);
        Shelves.write(project, "undo/U0004__add_state.sql", "ALTER TABLE shelf DROP COLUMN state;\nDROP TYPE state;\n");
    }

    /** Draws the schema if it isn't there, and edits it. */
    private void edit(String from, String to) throws IOException {
        Path schema = project.resolve("schema.sql");
        if (!Files.exists(schema)) {
            assertThat(shell.run("schema", "--write").exitCode()).isZero();
        }
        String text = Files.readString(schema);
        assertThat(text).contains(from);
        Files.writeString(schema, text.replace(from, to));
    }

    private List<String> scripts() throws IOException {
        try (var files = Files.list(project.resolve("migration"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
