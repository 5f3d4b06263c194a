package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar, as it comes out of the build, called as a user would. The commands one by one are in the guides. */
@PostgresTest
class JarIT {

    @TempDir
    private Path folder;

    private ThrowawayDatabase database;

    @BeforeEach
    void prepare(ThrowawayDatabase injected) {
        database = injected;
        Shelves.in(folder);
    }

    @Test
    void session_ofAllCommands_showsNeitherPasswordNorColour() throws IOException {
        Files.writeString(folder.resolve(".env"), "DATABASE_URL=" + Shell.url(database) + "\n");
        Jar jar = new Jar(folder, Map.of());
        String[][] commands = {
            {"current"},
            {"upgrade", "--verbose"},
            {"history"},
            {"downgrade", "-1", "--stacktrace"},
            {"stamp", "0001"},
            {"stamp", "2"},
            {"upgrade", "--sql"},
            {"schema", "--write"},
            {"check"},
            {"revision", "-m", "add shelf colour"},
            {"prove"},
            {"locks"},
        };

        List<String> outputs = new ArrayList<>();
        for (String[] command : commands) {
            Jar.Result result = jar.run(command);
            assertThat(result.exitCode())
                    .as(() -> String.join(" ", command) + ": " + result)
                    .isZero();
            outputs.add(result.out() + result.err());
        }

        assertThat(outputs).noneMatch(output -> output.contains(database.password()));
        assertThat(outputs).noneMatch(output -> output.contains("\u001b"));
        // What libraries log isn't for users, unless they ask.
        assertThat(outputs.get(0)).isEqualTo("base: no migration is applied. The head is 0003, 3 ahead.\n");
        assertThat(outputs.get(1)).contains("INFO dev.taskdal.migrator.Migrator");
    }

    @Test
    void password_thatIsWrong_isShownNowhere() {
        String url = Shell.url(database).replaceFirst(":[^:@/]+@", ":sesame@");

        Jar.Result result = new Jar(folder, Map.of("DATABASE_URL", url)).run("upgrade", "--stacktrace", "--verbose");

        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.err()).contains("password authentication failed").doesNotContain("sesame");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void port_thatIsNone_isNotRepeatedByTheDriver() {
        Jar.Result result = new Jar(folder, Map.of("DATABASE_URL", "postgresql://h:70000/d")).run("current");

        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).startsWith("Error: DATABASE_URL can't be used: its host or port is none");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void scripts_ofAnotherEncoding_arePrintedInUtf8() {
        Shelves.write(
                folder.resolve("db-migrations"),
                "migration/V0001__create_shelf.sql",
                "-- Größe → 書架\nCREATE TABLE shelf (id bigint PRIMARY KEY);\n");

        Jar.Result result = new Jar(folder, Map.of("LC_ALL", "C")).run("upgrade", "--sql", "--from", "base");

        assertThat(result.out()).contains("-- Größe → 書架");
    }

    @Test
    void completion_isAScriptThatBashReads() {
        Jar jar = new Jar(folder, Map.of());
        Jar.Result script = jar.run("generate-completion");
        Shelves.write(folder, "completion", script.out());

        Jar.Result words = jar.process(List.of(
                "bash",
                "-c",
                "source ./completion && COMP_WORDS=(db up) COMP_CWORD=1 && _complete_db && echo \"${COMPREPLY[@]}\""));

        assertThat(script.out()).contains("downgrade").contains("--accept-data-loss");
        assertThat(words.out()).isEqualTo("upgrade\n");
    }

    @Test
    void version_isThatOfTheBuild() {
        assertThat(new Jar(folder, Map.of()).run("--version").out()).matches("taskdal db \\d+\\.\\d+\\.\\d+.*\n");
    }
}
