package dev.taskdal.migrator.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.migrator.ScriptHeader;
import dev.taskdal.migrator.project.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

    @TempDir
    private Path folder;

    private MigrationProject project;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(folder.resolve("migration"));
        project = MigrationProject.in(folder);
    }

    @Test
    void write_inAnEmptyProject_isTheFirst() {
        Revision revision = Revision.write(project, "create shelf");

        assertThat(revision.up())
                .isEqualTo(folder.resolve("migration/V0001__create_shelf.sql"))
                .isNotEmptyFile();
        assertThat(revision.down())
                .isEqualTo(folder.resolve("undo/U0001__create_shelf.sql"))
                .isNotEmptyFile();
    }

    @Test
    void write_afterOthers_isTheNextOfBothKinds() throws IOException {
        touch("migration/V0008__add_room.sql");
        touch("undo/U0011__add_label.sql");

        assertThat(Revision.write(project, "add height").up()).hasFileName("V0012__add_height.sql");
    }

    @Test
    void write_promisesNothingYet() throws IOException {
        touch("migration/V0008__add_room.sql");

        Revision revision = Revision.write(project, "add task priority.");

        for (Path file : new Path[] {revision.up(), revision.down()}) {
            assertThat(ScriptHeader.of(Files.readString(file)))
                    .isEqualTo(new ScriptHeader(Optional.empty(), Optional.empty()));
            assertThat(Files.readString(file).lines())
                    .allMatch(line -> line.isEmpty() || line.startsWith("--"))
                    .allMatch(line -> line.length() <= 120);
        }
        assertThat(revision.up())
                .content()
                .startsWith("-- Add task priority.\n")
                .contains("\"compatible-with: 0008\"");
        assertThat(revision.down())
                .content()
                .startsWith("-- Undoes: add task priority.\n")
                .contains("V0009__add_task_priority.sql");
    }

    @ParameterizedTest
    @CsvSource({
        "Add Task-Priority!, add_task_priority",
        "'  ändere   Größe  ', andere_gro_e",
        "don't lose rows, dont_lose_rows",
        "2nd try, 2nd_try",
        "TITLE IS IN İSTANBUL, title_is_in_istanbul",
    })
    void name_ofAMessage_isMadeOfItsWords(String message, String words) {
        assertThat(Revision.write(project, message).up()).hasFileName("V0001__" + words + ".sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "!?", "42", "日本語"})
    void write_withoutAWord_isRefused(String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revision.write(project, message))
                .withMessageContaining("has no word that a file could be named with");
        assertThat(files()).isEmpty();
    }

    @Test
    void write_ofALongMessage_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revision.write(project, "add a very long name ".repeat(10)))
                .withMessageContaining("too long for the name of a file");
    }

    @Test
    void write_whereTwoHaveOneNumber_isRefused() throws IOException {
        touch("migration/V0008__add_room.sql");
        touch("migration/V0008__add_label.sql");

        assertThatExceptionOfType(RevisionException.class)
                .isThrownBy(() -> Revision.write(project, "add height"))
                .withMessageContaining("V0008__add_label.sql, V0008__add_room.sql have the same number")
                .withMessageEndingWith("Nothing was written.");
        assertThat(files()).hasSize(2);
    }

    @Test
    void write_whereTheMigrationCannotBeWritten_leavesNoUndo() throws IOException {
        // A folder has the name that the file should get; a folder without rights wouldn't stop root.
        Files.delete(folder.resolve("migration"));
        Files.writeString(folder.resolve("migration"), "a file");

        assertThatExceptionOfType(RevisionException.class)
                .isThrownBy(() -> Revision.write(project, "add height"))
                .withMessageContaining("V0001__add_height.sql can't be written")
                .withMessageEndingWith("Nothing was written.");
        assertThat(folder.resolve("undo")).isEmptyDirectory();
    }

    private void touch(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.createFile(folder.resolve(file));
    }

    private Stream<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
