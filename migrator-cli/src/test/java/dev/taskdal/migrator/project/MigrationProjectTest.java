package dev.taskdal.migrator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationProjectTest {

    @TempDir
    private Path folder;

    @Test
    void in_folderOfScripts_hasItsSchemaBesideThem() throws IOException {
        Files.createDirectory(folder.resolve("migration"));

        assertThat(MigrationProject.in(folder)).isEqualTo(new MigrationProject(folder, folder.resolve("schema.sql")));
    }

    @Test
    void in_mavenModule_hasItsSchemaAtTheTop() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("src/main/resources/db"));
        Files.createDirectory(scripts.resolve("migration"));

        assertThat(MigrationProject.in(folder)).isEqualTo(new MigrationProject(scripts, folder.resolve("schema.sql")));
    }

    @Test
    void in_folderWithout_isRefusedWithWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MigrationProject.in(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("neither migration nor src/main/resources/db/migration")
                .withMessageContaining("--migrations");
    }
}
