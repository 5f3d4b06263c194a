package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZonkyScriptsTest {
    @Test
    void sweep_scriptsOfKilledJvms_removesThemAndNothingElse(@TempDir Path folder) throws Exception {
        var old = FileTime.from(Instant.now().minus(Duration.ofMinutes(2)));
        var leftover = Files.createFile(folder.resolve("detect_linux_distribution_1.sh"));
        var inUse = Files.createFile(folder.resolve("detect_linux_distribution_2.sh"));
        var other = Files.createFile(folder.resolve("deploy.sh"));
        Files.setLastModifiedTime(leftover, old);
        Files.setLastModifiedTime(other, old);

        ZonkyScripts.sweep(folder);

        assertThat(folder).isDirectoryNotContaining(leftover::equals);
        assertThat(inUse).exists();
        assertThat(other).exists();
    }
}
