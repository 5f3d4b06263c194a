package dev.taskdal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSourcesTest {

    @TempDir
    private Path folder;

    private GeneratedSources sources;

    @BeforeEach
    void generate() throws IOException {
        sources = new GeneratedSources(folder);
        Files.createDirectories(folder.resolve("tables"));
        Files.writeString(folder.resolve("Tables.java"), "class Tables {}");
        Files.writeString(folder.resolve("tables/Book.java"), "class Book {}");
    }

    @Test
    void upToDate_recorded_isSoForThatFingerprintOnly() {
        assertThat(sources.upToDateWith("abc")).as("never recorded").isFalse();

        sources.record("abc");

        assertThat(sources.upToDateWith("abc")).isTrue();
        assertThat(sources.upToDateWith("abd")).isFalse();
        assertThat(sources.count()).isEqualTo(2);
    }

    @Test
    void upToDate_interruptedGeneration_isNot() {
        sources.record("abc");

        sources.startOver();

        assertThat(sources.upToDateWith("abc")).isFalse();
    }

    @Test
    void upToDate_fileEditedDeletedOrAdded_isNot() throws IOException {
        sources.record("abc");
        Files.writeString(folder.resolve("tables/Book.java"), "class Book { int edited; }");
        assertThat(sources.upToDateWith("abc")).as("edited").isFalse();

        sources.record("abc");
        Files.delete(folder.resolve("tables/Book.java"));
        assertThat(sources.upToDateWith("abc")).as("deleted").isFalse();

        sources.record("abc");
        Files.writeString(folder.resolve("tables/Page.java"), "class Page {}");
        assertThat(sources.upToDateWith("abc")).as("added").isFalse();
    }

    @Test
    void upToDate_folderThatIsMissing_isNot() {
        assertThat(new GeneratedSources(folder.resolve("missing")).upToDateWith("abc"))
                .isFalse();
    }
}
