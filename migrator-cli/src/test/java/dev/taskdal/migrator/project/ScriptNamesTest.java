package dev.taskdal.migrator.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptNamesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        touch("migration/V0001__create_shelf.sql");
        touch("migration/V0002__add_2nd_label.sql");
        touch("undo/U0001__create_shelf.sql");
        touch("seed/S0002__fill_shelf.sql");
        touch("migration/.gitkeep");
    }

    @Test
    void names_thatFollowTheRules_haveNoProblems() {
        assertThat(names().problems()).isEmpty();
        assertThat(names().last()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migration/V3__add_room.sql",
                "migration/V0003__Add_room.sql",
                "migration/V0003__add__room.sql",
                "migration/V0003__add_room_.sql",
                "migration/V0003_add_room.sql",
                "migration/V0003__2_rooms.sql",
                "migration/V0003__add_room.sql~",
                "migration/v0003__add_room.sql",
                "migration/U0003__add_room.sql",
                "undo/V0003__add_room.sql",
                "undo/readme.txt",
                "seed/U0001__create_shelf.sql",
                "migration/nested/V0003__add_room.sql",
            })
    void name_thatDoesNot_isAProblem(String file) throws IOException {
        touch(file);
        String name = file.contains("nested") ? "nested/" : file.substring(file.indexOf('/') + 1);

        assertThat(names().problems())
                .singleElement()
                .asString()
                .startsWith(name + " in " + folder.resolve(file.substring(0, file.indexOf('/')))
                        + " is no script of that folder");
    }

    @Test
    void numbers_withAGap_areAProblem() throws IOException {
        touch("migration/V0005__add_room.sql");
        touch("migration/V0006__add_height.sql");

        assertThat(names().problems())
                .containsExactly(
                        "V0005__add_room.sql leaves a gap: there is no V0003. Number the scripts one after the other.");
    }

    @Test
    void rows_ofNoVersion_areAProblem() throws IOException {
        touch("seed/S0004__fill_room.sql");

        assertThat(names().problems())
                .containsExactly(
                        "S0004__fill_room.sql has rows for a version that has no migration. Restore V0004, or remove it.");
    }

    private ScriptNames names() {
        return ScriptNames.of(MigrationProject.in(folder));
    }

    private void touch(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.createFile(folder.resolve(file));
    }
}
