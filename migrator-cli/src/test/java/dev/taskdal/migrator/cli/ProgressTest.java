package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.Direction;
import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {

    private static final Migration MIGRATION =
            new Migration(SchemaVersion.parse("0002"), "add shelf label", "V0002__add_shelf_label.sql");

    private final StringWriter out = new StringWriter();
    private long nanos;

    @Test
    void script_thatTakesLong_isReportedLessAndLessOftenWithoutATerminal() {
        Progress progress = on(false);
        progress.started(Direction.UP, MIGRATION);
        for (int seconds = 0; seconds < 200; seconds++) {
            progress.tick();
            nanos += Duration.ofSeconds(1).toNanos();
        }
        progress.finished(Direction.UP, MIGRATION, Duration.ofSeconds(200));
        progress.tick();

        assertThat(out.toString().lines())
                .containsExactly(
                        "0002 add shelf label: running for 10 s",
                        "0002 add shelf label: running for 30 s",
                        "0002 add shelf label: running for 1 min 30 s",
                        "0002 add shelf label: running for 2 min 30 s",
                        "0002 add shelf label: applied in 3 min 20 s");
    }

    @Test
    void script_onATerminal_isCountedOnOneLine() {
        Progress progress = on(true);
        progress.started(Direction.DOWN, MIGRATION);
        progress.tick();
        nanos += Duration.ofMillis(1500).toNanos();
        progress.tick();
        progress.finished(Direction.DOWN, MIGRATION, Duration.ofMillis(1500));

        assertThat(out)
                .hasToString("\r\u001b[K0002 add shelf label, undo: running for 0 s"
                        + "\r\u001b[K0002 add shelf label, undo: running for 1 s"
                        + "\r\u001b[K0002 add shelf label: undone in 1.50 s\n");
    }

    @Test
    void rows_onATerminal_areABar() {
        Progress progress = on(true);
        progress.started("0002 add shelf label, locks");
        progress.at("public.shelf", 250_000, 1_000_000);
        progress.tick();
        progress.at("", 0, 0);
        progress.tick();

        assertThat(out)
                .hasToString("\r\u001b[K0002 add shelf label, locks: running for 0 s [#####---------------]"
                        + " 250,000 of 1,000,000 rows of public.shelf"
                        + "\r\u001b[K0002 add shelf label, locks: running for 0 s");
    }

    @Test
    void script_thatFails_leavesNoLineOnATerminal() {
        Progress progress = on(true);
        progress.started(Direction.UP, MIGRATION);
        progress.tick();
        progress.close();

        assertThat(out.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void lock_ofSomebodyElse_isTold() {
        Progress progress = on(false);
        progress.waiting("process 42 of role ada");

        assertThat(out).hasToString("Waiting for a lock. It is held by process 42 of role ada\n");
    }

    private Progress on(boolean terminal) {
        return Progress.tickedBy(
                () -> nanos,
                new Screen(new PrintWriter(out, true), new PrintWriter(new StringWriter()), terminal, Ansi.OFF));
    }
}
