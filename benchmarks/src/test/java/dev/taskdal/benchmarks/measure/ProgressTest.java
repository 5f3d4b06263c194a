package dev.taskdal.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void step_onTerminal_drawsBarWithTimeLeft() {
        Progress progress = new Progress(new PrintStream(shown, true, UTF_8), true);
        progress.plan("first", 1, Duration.ofMillis(1));
        progress.plan("second", 90, Duration.ofMinutes(1));

        progress.step("first");
        progress.end();

        assertThat(shown.toString(UTF_8))
                .isEqualTo("\r[" + ".".repeat(30) + "]   0 %, about 90:00 min left: first\u001b[K\r\u001b[K");
    }

    @Test
    void step_elsewhere_writesNothingAtOnce() {
        Progress progress = new Progress(new PrintStream(shown, true, UTF_8), false);
        progress.plan("first", 2, Duration.ofMillis(1));

        progress.step("first");
        progress.end();

        assertThat(shown.toString(UTF_8)).isEmpty();
    }
}
