package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @Test
    void start_afterKilledJvm_removesItsProcessAndDirectory() throws Exception {
        try (var child = child("directory")) {
            var data = Path.of(child.readLine());
            var process = ServerFacts.processId(data);
            child.kill();
            start().close();
            assertThat(ServerFacts.isRunning(process)).isFalse();
            assertThat(data.getParent()).doesNotExist();
        }
    }

    @Test
    void start_besideLivingJvms_disturbsNone() throws Exception {
        try (var one = child("directory");
                var other = child("directory")) {
            one.readLine();
            other.readLine();
            start().close();
            // Each asks its database again before it ends.
            assertThat(one.finish()).isZero();
            assertThat(other.finish()).isZero();
        }
    }

    @Test
    void jvm_interrupted_cleansUpItself() throws Exception {
        try (var child = child("directory")) {
            var data = Path.of(child.readLine());
            var process = ServerFacts.processId(data);
            child.interrupt();
            assertThat(ServerFacts.isRunning(process)).isFalse();
            assertThat(data.getParent()).doesNotExist();
        }
    }

    @Test
    void start_directoryNeverLocked_removesIt() throws Exception {
        // What is left when a process is killed between making its run directory and locking it.
        var run = Files.createDirectory(RunDirectories.folder().resolve("run-1-0-unlocked"));
        start().close();
        assertThat(run).doesNotExist();
    }

    @Test
    void orphans_otherProgramNamingTheDirectory_isSpared(@TempDir Path data) throws Exception {
        try (var child = child("wait", data.toString())) {
            child.readLine();
            assertThat(Orphans.stop(data)).isTrue();
            assertThat(child.finish()).isZero();
        }
    }

    private static ThrowawayPostgres start() {
        return ThrowawayPostgres.start(ThrowawaySettings.embedded());
    }

    private static ChildJvm child(String... arguments) throws Exception {
        return ChildJvm.start(Map.of(), List.of(), arguments);
    }
}
