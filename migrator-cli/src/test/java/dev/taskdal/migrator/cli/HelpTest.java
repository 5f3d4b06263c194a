package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.cli.Shell.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current",
                "history",
                "upgrade",
                "downgrade",
                "revision",
                "check",
                "stamp",
                "prove",
                "locks",
                "schema",
                "generate-completion"
            })
    void help_ofACommand_hasExamplesAndExitCodes(String command) {
        Result result = Shell.without(folder).run(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("Usage: db " + command)
                .contains("Examples:\n  ")
                .contains("Exit codes:\n  0   done")
                .doesNotContain("\u001b");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void help_ofTheTool_namesEveryCommand() {
        Result result = Shell.without(folder).run("--help");

        assertThat(result.out().lines().filter(line -> line.matches("  [a-z-]+  +[A-Z].*")))
                .hasSize(11)
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void command_thatIsNone_isUsageWithASuggestion() {
        Result result = Shell.without(folder).run("upgarde");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("upgarde").contains("db upgrade").contains("Run 'db --help'");
    }

    @Test
    void command_thatIsMissing_isUsage() {
        Result result = Shell.without(folder).run();

        assertThat(List.of(result.exitCode(), result.err()))
                .containsExactly(2, "Error: Say which command to run.\nRun 'db --help' to see how it is used.\n");
    }

    @Test
    void option_thatIsNone_isNotTakenForAVersion() {
        Result result = Shell.without(folder).run("downgrade", "--acept-data-loss");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("Error: Unknown option: '--acept-data-loss'");
    }
}
