package dev.taskdal.codegen;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.migrator.MigrationException;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.codegen.GenerationTool;
import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersTableType;
import org.jooq.meta.jaxb.OnError;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;
import org.jooq.meta.postgres.PostgresDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The generator under jOOQ's own tool, on a real server. */
class MigratedSchemaGeneratorTest {

    /** Another strategy, to tell whether it counts. */
    public static final class Shouting extends DefaultGeneratorStrategy {}

    private static SharedServer server;

    @TempDir
    private Path project;

    private Path target;

    @BeforeAll
    static void startServer() {
        server = new SharedServer();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void writeMigration() throws IOException {
        target = project.resolve("target");
        migration("V1__create_book.sql", "CREATE TABLE book (isbn text PRIMARY KEY, printed timestamptz NOT NULL);");
    }

    @Test
    void generate_migrations_givesTheirTablesAndNotFlyways() throws Exception {
        generate(configuration());

        assertThat(target.resolve("db/tables/Book.java")).content().contains("createField(DSL.name(\"printed\")");
        assertThat(target.resolve("db/Tables.java")).content().doesNotContainIgnoringCase("flyway");
    }

    @Test
    void generate_readableNames_leavesTheNameOfTheTableFree() throws Exception {
        migration("V2__add_binding.sql", "CREATE TYPE binding AS ENUM ('hard_cover', 'paperback');");
        generate(changed(c -> c.getGenerator().withStrategy(new Strategy().withName(ReadableNames.class.getName()))));

        assertThat(target.resolve("db/tables/BookTable.java")).content().contains("BookTable BOOK = new BookTable()");
        assertThat(target.resolve("db/tables/records/BookRecord.java")).exists();
        assertThat(target.resolve("db/enums/Binding.java")).content().contains("HARD_COVER(\"hard_cover\")");
    }

    @Test
    void schemaVersion_nothingDeclared_isTheLastMigrationTwice() throws Exception {
        migration("V0002__add_title.sql", "ALTER TABLE book ADD COLUMN title text;");
        generate(configuration());

        assertThat(schemaVersions()).containsExactly("0002", "0002");

        migration("V10__add_year.sql", "ALTER TABLE book ADD COLUMN year integer;");
        generate(configuration());

        assertThat(schemaVersions()).as("a migration more").containsExactly("10", "10");
    }

    @Test
    void schemaVersion_oldestDeclared_isThatMigration() throws Exception {
        migration("V0002__add_title.sql", "ALTER TABLE book ADD COLUMN title text;");
        generate(changed(c -> accept(c, "0001")));

        assertThat(schemaVersions()).as("as its script writes it").containsExactly("0002", "1");
    }

    @Test
    void generate_oldestDeclaredIsNoMigration_saysWhichThereAre() {
        assertThatExceptionOfType(CodeGenerationException.class)
                .isThrownBy(() -> generate(changed(c -> accept(c, "3"))))
                .withMessage("The property oldestAcceptedVersion of the code generator is 3, but there is no such"
                        + " migration. There are 1.");
        assertThatExceptionOfType(CodeGenerationException.class)
                .isThrownBy(() -> generate(changed(c -> accept(c, "first"))))
                .withMessageStartingWith("The property oldestAcceptedVersion of the code generator can't be used."
                        + " 'first' is not a schema version.");
    }

    @Test
    void generate_unchangedInputs_touchesNothing() throws Exception {
        generate(configuration());
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(target.resolve("db/Tables.java"), old);

        generate(configuration());

        assertThat(Files.getLastModifiedTime(target.resolve("db/Tables.java"))).isEqualTo(old);
    }

    @Test
    void generate_fileEdited_makesItAgain() throws Exception {
        generate(configuration());
        String original = Files.readString(target.resolve("db/Tables.java"));
        Files.writeString(target.resolve("db/Tables.java"), "edited");

        generate(configuration());

        assertThat(target.resolve("db/Tables.java")).hasContent(original);
    }

    @Test
    void fingerprint_anyInputChanged_isAnother() throws Exception {
        String fingerprint = fingerprint(configuration());

        assertThat(fingerprint(configuration())).as("nothing changed").isEqualTo(fingerprint);
        assertThat(fingerprint(changed(c -> c.getGenerator().getTarget().setDirectory("elsewhere"))))
                .as("the place of the output")
                .isEqualTo(fingerprint);
        List<Consumer<Configuration>> changes = List.of(
                c -> c.getGenerator().getGenerate().setPojos(true),
                c -> c.getGenerator().getGenerate().setIndexes(false),
                c -> c.getGenerator().getTarget().setPackageName("other"),
                c -> c.getGenerator().getTarget().setLocale("tr"),
                c -> c.getGenerator().getStrategy().setName(Shouting.class.getName()),
                c -> c.getGenerator()
                        .getStrategy()
                        .withName(null)
                        .setMatchers(new Matchers()
                                .withTables(new MatchersTableType()
                                        .withTableClass(new MatcherRule().withExpression("$0_T")))),
                c -> c.getGenerator().getDatabase().setExcludes("book"),
                c -> c.getGenerator().getDatabase().setIncludeIndexes(false),
                c -> c.getGenerator()
                        .getDatabase()
                        .withForcedTypes(new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz")),
                c -> c.getGenerator()
                        .getDatabase()
                        .withProperties(new Property().withKey("other").withValue("value")));
        for (Consumer<Configuration> change : changes) {
            assertThat(fingerprint(changed(change)))
                    .as("change %s", changes.indexOf(change))
                    .isNotEqualTo(fingerprint);
        }
    }

    @Test
    void fingerprint_migrationEditedRenamedOrAdded_isAnother() throws Exception {
        String fingerprint = fingerprint(configuration());
        Path file = project.resolve("V1__create_book.sql");
        String sql = Files.readString(file);

        Files.writeString(file, sql + " ");
        assertThat(fingerprint(configuration())).as("edited").isNotEqualTo(fingerprint);
        Files.writeString(file, sql);
        assertThat(fingerprint(configuration())).as("edited back").isEqualTo(fingerprint);
        Files.move(file, project.resolve("V2__create_book.sql"));
        assertThat(fingerprint(configuration())).as("renamed").isNotEqualTo(fingerprint);
        Files.move(project.resolve("V2__create_book.sql"), file);
        migration("afterMigrate.sql", "SELECT 1;");
        assertThat(fingerprint(configuration())).as("a callback added").isNotEqualTo(fingerprint);
    }

    /** As when this module is upgraded, and a project has a subclass of its generator. */
    @Test
    void fingerprint_codeOfASuperclassChanged_isAnother(@TempDir Path library, @TempDir Path own) throws Exception {
        String superclass = DefaultGeneratorStrategy.class.getName();
        compile(library, "Naming", "public class Naming extends " + superclass + " {}");
        compile(own, "OwnNaming", "public class OwnNaming extends Naming {}", library);
        String fingerprint = fingerprintWithStrategy("OwnNaming", own, library);
        assertThat(fingerprintWithStrategy("OwnNaming", own, library))
                .as("nothing changed")
                .isEqualTo(fingerprint);

        compile(library, "Naming", "public class Naming extends " + superclass + " { void changed() {} }");

        assertThat(fingerprintWithStrategy("OwnNaming", own, library)).isNotEqualTo(fingerprint);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void fingerprint_otherServer_isAnother() throws Exception {
        String fingerprint = fingerprint(configuration());
        String before = System.getProperty(SharedServer.PROPERTY);
        System.setProperty(SharedServer.PROPERTY, "docker");
        try {
            assertThat(fingerprint(configuration())).isNotEqualTo(fingerprint);
        } finally {
            System.setProperty(SharedServer.PROPERTY, before);
        }
    }

    @Test
    void generate_failingMigration_saysWhichAndCountsAsUnfinished() throws Exception {
        generate(configuration());
        migration("V2__broken.sql", "ALTER TABLE books ADD COLUMN x text;");

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> generate(configuration()))
                    .withMessageContaining("V2__broken.sql")
                    .withMessageContaining("relation \"books\" does not exist");
        }
    }

    @Test
    void generate_noMigrationsConfigured_saysWhatToAdd() {
        assertThatExceptionOfType(CodeGenerationException.class)
                .isThrownBy(() -> generate(changed(
                        c -> c.getGenerator().getDatabase().getProperties().clear())))
                .withMessageContaining("<properties><property><key>migrations</key>");
    }

    @Test
    void generate_folderMissing_namesIt() {
        assertThatExceptionOfType(CodeGenerationException.class)
                .isThrownBy(() -> generate(changed(c ->
                        c.getGenerator().getDatabase().getProperties().get(0).setValue("nowhere"))))
                .withMessageMatching("There is no folder .*nowhere, where the property migrations .*");
    }

    @Test
    void generate_otherDatabase_isRefused() {
        assertThatExceptionOfType(CodeGenerationException.class)
                .isThrownBy(() -> generate(
                        changed(c -> c.getGenerator().getDatabase().setName(PostgresDatabase.class.getName()))))
                .withMessageContaining("needs <database><name>dev.taskdal.codegen.MigratedPostgresDatabase</name>");
    }

    /** jOOQ logs the refusal then, instead of throwing it. */
    @Test
    void generate_errorsNotFatal_generatesNothing() throws Exception {
        generate(changed(c -> c.setOnError(OnError.LOG)));

        assertThat(target).doesNotExist();
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void generate_turkishLocale_isRefused() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
        try {
            assertThatExceptionOfType(CodeGenerationException.class)
                    .isThrownBy(() -> generate(configuration()))
                    .withMessageContaining("-Duser.language=en");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void accept(Configuration configuration, String version) {
        configuration
                .getGenerator()
                .getDatabase()
                .getProperties()
                .add(new Property()
                        .withKey(MigratedPostgresDatabase.OLDEST_ACCEPTED)
                        .withValue(version));
    }

    /** What the generated class says, compiled and loaded: generated from, oldest accepted. */
    private List<String> schemaVersions() throws Exception {
        Path classes = Files.createTempDirectory(target, "classes");
        compile(classes, "SchemaVersion", Files.readString(target.resolve("db/SchemaVersion.java")));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Class<?> versions = loader.loadClass("db.SchemaVersion");
            return List.of((String) versions.getMethod("generatedFrom").invoke(null), (String)
                    versions.getMethod("oldestAccepted").invoke(null));
        }
    }

    private static void generate(Configuration configuration) throws Exception {
        GenerationTool.generate(configuration);
    }

    /** Of a generator that jOOQ has configured, but not run. */
    private static String fingerprint(Configuration configuration) throws Exception {
        configuration.getGenerator().setName(Recording.class.getName());
        generate(configuration);
        return Recording.last;
    }

    private String fingerprintWithStrategy(String name, Path... folders) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = new URL[folders.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, before)) {
            thread.setContextClassLoader(loader);
            return fingerprint(changed(c -> c.getGenerator().getStrategy().setName(name)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void compile(Path folder, String name, String source, Path... classPath) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        String path = Stream.concat(
                        Stream.of(classPath).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(joining(File.pathSeparator));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-cp", path, "-d", folder.toString(), file.toString()))
                .isZero();
        Files.delete(file);
    }

    /** Takes the fingerprint where the real generator takes it. */
    public static final class Recording extends JavaGenerator {

        private static String last = "";

        @Override
        public void generate(org.jooq.meta.Database database) {
            last = GeneratorInputs.fingerprint(this, (MigratedPostgresDatabase) database);
        }
    }

    private Configuration changed(Consumer<Configuration> change) {
        Configuration configuration = configuration();
        change.accept(configuration);
        return configuration;
    }

    private Configuration configuration() {
        return new Configuration()
                .withLogging(Logging.ERROR)
                .withOnUnused(org.jooq.meta.jaxb.OnError.SILENT)
                .withGenerator(new Generator()
                        .withName(MigratedSchemaGenerator.class.getName())
                        .withStrategy(new Strategy().withName(DefaultGeneratorStrategy.class.getName()))
                        .withGenerate(new Generate())
                        .withDatabase(new Database()
                                .withName(MigratedPostgresDatabase.class.getName())
                                .withProperties(
                                        new Property().withKey("migrations").withValue(project.toString()))
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true))
                        .withTarget(new Target()
                                .withPackageName("db")
                                .withLocale("en")
                                .withDirectory(target.toString())));
    }

    private void migration(String name, String sql) throws IOException {
        Files.writeString(project.resolve(name), sql);
    }
}
