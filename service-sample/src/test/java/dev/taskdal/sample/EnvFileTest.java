package dev.taskdal.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {

    @TempDir
    Path folder;

    @Test
    void file_missing_setsNothing() {
        assertThat(EnvFile.read(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL=postgresql://u:p%40\\é@h/d", "DATABASE_URL=\"postgresql://u:p%40\\é@h/d\""})
    void value_quotedOrNot_isTakenAsItIs(String line) throws IOException {
        Files.writeString(folder.resolve(".env"), "# mine\n\n" + line + "\n");
        assertThat(EnvFile.read(folder))
                .containsOnly(java.util.Map.entry("DATABASE_URL", "postgresql://u:p%40\\é@h/d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"export DATABASE_URL=postgresql://u:secret@h/d", "secret"})
    void line_thatCannotBeRead_isRefusedWithoutBeingShown(String line) throws IOException {
        Files.writeString(folder.resolve(".env"), line + "\n");
        assertThatThrownBy(() -> EnvFile.read(folder))
                .isInstanceOf(StartRefusedException.class)
                .hasNoCause()
                .hasMessageStartingWith("The file .env has a line that can't be read.")
                .hasMessageNotContaining("secret");
    }
}
