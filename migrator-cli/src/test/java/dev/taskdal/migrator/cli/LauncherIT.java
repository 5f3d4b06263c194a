package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the root, in a copy of the repository that has a build in the place of Maven that copies the jar. */
class LauncherIT {

    @TempDir
    private Path folder;

    private Path repository;
    private Path built;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        repository = Files.createDirectory(folder.resolve("my repository"));
        Path launcher = Files.copy(Jar.root().resolve("db"), repository.resolve("db"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Shelves.write(repository, "pom.xml", "");
        for (String module : List.of("throwaway-postgres", "migrator", "migrator-cli")) {
            Shelves.write(repository, module + "/pom.xml", "");
            Shelves.write(repository, module + "/src/main/java/A.java", "");
        }
        Shelves.in(repository);
        built = repository.resolve("migrator-cli/target/migrator-cli-db.jar");
        Path maven = folder.resolve("bin/mvn");
        Shelves.write(
                folder,
                "bin/mvn",
                "#!/bin/bash\nmkdir -p '" + built.getParent() + "'\ncp '" + Jar.file() + "' '" + built + "'\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    @Test
    void launcher_buildsWhenItHasTo_andRunsFromAnywhere() throws IOException {
        Jar.Result first = db("upgrade", "--sql", "--from", "0002");
        Jar.Result second = db("upgrade", "--sql", "--from", "0002");
        Files.writeString(repository.resolve("migrator/src/main/java/B.java"), "");
        Jar.Result third = db("upgrade", "--sql", "--from", "0002");

        assertThat(first.err()).startsWith("Building the command line");
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).startsWith("Building the command line");
        // The project's migrations, though the call came from elsewhere.
        assertThat(List.of(first.out(), second.out(), third.out())).allMatch(out -> out.contains("ADD COLUMN room"));
        assertThat(List.of(first.exitCode(), second.exitCode(), third.exitCode()))
                .containsOnly(0);
    }

    @Test
    void launcher_calledByALink_findsItsRepository() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), repository.resolve("db"));

        Jar.Result result = new Jar(folder, environment)
                .process(List.of(link.toString(), "downgrade", "-1", "--sql", "--from", "3"));

        assertThat(result.out()).contains("DROP COLUMN room");
    }

    @Test
    void build_thatFails_isShown() {
        Shelves.write(folder, "bin/mvn", "#!/bin/bash\necho 'A.java does not compile'\nexit 1\n");

        Jar.Result result = db("current");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("A.java does not compile")
                .endsWith("Error: The command line could not be built: see above.\n");
    }

    private Jar.Result db(String... arguments) {
        Path elsewhere = folder.resolve("bin");
        List<String> command =
                new java.util.ArrayList<>(List.of(repository.resolve("db").toString()));
        command.addAll(List.of(arguments));
        return new Jar(elsewhere, environment).process(command);
    }
}
