package dev.taskdal.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on the jar of the same build, for half a minute. */
class LoadIT {

    private static final Path SERVICE = Path.of("..", "service-sample", "target", "service-sample.jar");

    /** At a rate that a machine can keep up with that has other things to do. */
    @Test
    void load_ofHalfAMinute_hasNoErrorAndIsWrittenDown(@TempDir Path folder) throws Exception {
        assumeThat(SERVICE)
                .as("the jar of service-sample, which is packaged before this module")
                .exists();
        Path page = folder.resolve("service-load.md");
        StringWriter said = new StringWriter();

        int exit = new CommandLine(new LoadCommand())
                .setErr(new PrintWriter(said))
                .execute(
                        "--duration=PT15S",
                        "--warm-up=PT10S",
                        "--rate=40",
                        "--users=100",
                        "--tasks=100",
                        "--service=" + SERVICE,
                        "--out=" + page);

        assertThat(exit).as(said.toString()).isZero();
        assertThat(Files.readString(page))
                .contains("no error", "| **page of 20** |", "| board, JDBC by hand |", "| heap in use")
                .containsPattern("\\*\\*[4-8]\\d{2} requests");
    }

    @Test
    void load_withoutAService_saysHowToBuildIt() {
        StringWriter said = new StringWriter();

        int exit =
                new CommandLine(new LoadCommand()).setErr(new PrintWriter(said)).execute("--service=nowhere.jar");

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString())
                .startsWith(
                        "There is no nowhere.jar here. Build it in the root of the clone (mvn -q -DskipTests package)");
    }
}
