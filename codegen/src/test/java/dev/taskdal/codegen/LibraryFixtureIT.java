package dev.taskdal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's Maven project, built as its developers would build it. */
class LibraryFixtureIT {

    private static final Path FIXTURE = Path.of("src/it/library").toAbsolutePath();
    private static final Path SETTINGS = Path.of("src/it/settings.xml").toAbsolutePath();
    private static final List<String> VERSIONS = List.of(
            "taskdal.version", "jooq.version", "maven-resources-plugin.version", "maven-compiler-plugin.version");

    @TempDir
    private Path project;

    private List<String> output = new ArrayList<>();

    @BeforeEach
    void copyFixture() throws IOException {
        for (Path file : Fingerprint.files(FIXTURE)) {
            Path copy = project.resolve(FIXTURE.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    @Test
    void build_unchangedChangedAndBroken_doesWhatADeveloperExpects() throws Exception {
        assertThat(compile()).as("first build").isZero();
        assertThat(output)
                .anyMatch(line -> line.matches(".* files of org\\.example\\.library\\.db generated in .*: PostgreSQL"
                        + " .* started in .* s, migrated in .* s"));
        Map<String, FileTime> generated = modificationTimes();
        assertThat(generated).containsKey("org/example/library/db/tables/Book.java");
        assertThat(generated.keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("flyway"));

        assertThat(compile("-Dthrowaway.postgres=embedded"))
                .as("unchanged build")
                .isZero();
        assertThat(output)
                .anyMatch(line ->
                        line.contains("org.example.library.db is up to date: no server started, no file touched"));
        assertThat(output)
                .noneMatch(line -> line.contains("Unused forced type") || line.contains("Started PostgreSQL"));
        assertThat(modificationTimes()).isEqualTo(generated);

        migration("V2__add_year.sql", "ALTER TABLE book ADD COLUMN year integer;");
        assertThat(compile()).as("a column was added").isZero();
        assertThat(bookTable()).contains("YEAR = createField");
        assertThat(generated("SchemaVersion")).contains("return \"2\";").contains("return \"1\";");

        migration("V3__drop_shelf.sql", "ALTER TABLE book DROP COLUMN shelf;");
        assertThat(compile()).as("a column that the code uses was dropped").isNotZero();
        assertThat(output).anyMatch(line -> line.contains("cannot find symbol"));
        assertThat(output).anyMatch(line -> line.contains("symbol:   variable SHELF"));

        migration("V4__broken.sql", "ALTER TABLE booook ADD COLUMN x integer;");
        assertThat(compile()).as("a migration fails").isNotZero();
        assertThat(output).anyMatch(line -> line.contains("relation \"booook\" does not exist"));
        assertThat(compile())
                .as("a migration fails again, nothing counts as up to date")
                .isNotZero();
        assertThat(output).anyMatch(line -> line.contains("relation \"booook\" does not exist"));
    }

    private int compile(String... arguments) throws MavenInvocationException {
        output = new ArrayList<>();
        InvocationRequest request = new DefaultInvocationRequest();
        request.setMavenHome(new File(System.getProperty("maven.home")));
        request.setBaseDirectory(project.toFile());
        request.setLocalRepositoryDirectory(new File(System.getProperty("it.repository")));
        request.setUserSettingsFile(SETTINGS.toFile());
        request.setBatchMode(true);
        request.setNoTransferProgress(true);
        request.addArgs(List.of("compile"));
        request.addArgs(List.of(arguments));
        request.setMavenOpts(
                "-XX:TieredStopAtLevel=1 -Duser.language=en -Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        request.setProperties(versions());
        request.setOutputHandler(output::add);
        return new DefaultInvoker().execute(request).getExitCode();
    }

    private static Properties versions() {
        Properties properties = new Properties();
        VERSIONS.forEach(name -> properties.setProperty(name, System.getProperty(name)));
        properties.setProperty(
                "outer.repository",
                Path.of(System.getProperty("outer.repository")).toUri().toString());
        return properties;
    }

    private void migration(String name, String sql) throws IOException {
        Files.writeString(project.resolve("src/main/resources/db/migration").resolve(name), sql);
    }

    private Map<String, FileTime> modificationTimes() throws IOException {
        Path root = project.resolve("target/generated-sources/jooq");
        Map<String, FileTime> times = new TreeMap<>();
        for (Path file : Fingerprint.files(root)) {
            times.put(root.relativize(file).toString(), Files.getLastModifiedTime(file));
        }
        return times;
    }

    private String bookTable() throws IOException {
        return generated("tables/Book");
    }

    private String generated(String name) throws IOException {
        return Files.readString(project.resolve("target/generated-sources/jooq/org/example/library/db")
                .resolve(name + ".java"));
    }
}
