package dev.taskdal.codegen;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jooq.Index;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.codegen.GenerationTool;
import org.jooq.codegen.JavaGenerator;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indexes in the classes that come of {@code indexes/V1__create_indexes.sql}, compiled and loaded. */
class GeneratedIndexesTest {

    private static final String MIGRATIONS = "src/test/resources/indexes";

    @TempDir
    private static Path target;

    private static SharedServer server;
    private static URLClassLoader classes;
    private static Map<String, Index> indexes;

    @BeforeAll
    static void generate() throws Exception {
        server = new SharedServer();
        classes = generate(target, configuration());
        indexes = constants(classes);
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
        classes.close();
    }

    @Test
    void constants_everyKindOfIndex_areThoseThatNoConstraintHas() {
        assertThat(indexes)
                .containsOnlyKeys(
                        "IX__22ODD_22__5cN_1",
                        "IX_BOOK_BRIN",
                        "IX_BOOK_COLUMNS",
                        "IX_BOOK_EXPRESSION",
                        "IX_BOOK_FUNCTION_NAMED_AS_A_COLUMN",
                        "IX_BOOK_GIN",
                        "IX_BOOK_GIST",
                        "IX_BOOK_HASH",
                        "IX_BOOK_INCLUDE",
                        "IX_BOOK_INCLUDE_EXPRESSION",
                        "IX_BOOK_LINES",
                        "IX_BOOK_LITERAL",
                        "IX_BOOK_MIXED",
                        "IX_BOOK_NAMED_AS_A_CHECK",
                        "IX_BOOK_OPERATOR",
                        "IX_BOOK_OPERATOR_CLASS",
                        "IX_BOOK_PARTIAL",
                        "IX_BOOK_PLACEHOLDERS",
                        "IX_LOAN_READER",
                        "IX_SHELF_TITLE",
                        "LOAN_2024_LOWER_IDX");
    }

    @Test
    void index_expressions_arePlainSqlAsTheServerWritesIt() {
        assertThat(definition("IX_BOOK_EXPRESSION")).isEqualTo("unique ix_book_expression on book: lower(title)");
        assertThat(definition("IX_BOOK_MIXED"))
                .isEqualTo("ix_book_mixed on book: \"book\".\"Shelf 1\", lower(title) COLLATE \"C\" desc,"
                        + " \"book\".\"isbn\"");
        assertThat(definition("IX_BOOK_OPERATOR")).isEqualTo("ix_book_operator on book: (to_year - from_year) desc");
        assertThat(definition("IX_BOOK_OPERATOR_CLASS")).isEqualTo("ix_book_operator_class on book: lower(title)");
        assertThat(definition("IX_SHELF_TITLE")).isEqualTo("ix_shelf_title on shelf: lower(title)");
    }

    @Test
    void index_columnsOnly_areThoseOfTheTable() {
        assertThat(definition("IX_BOOK_COLUMNS"))
                .isEqualTo("ix_book_columns on book: \"book\".\"title\", \"book\".\"Shelf 1\" desc");
        assertThat(indexes.get("IX_BOOK_COLUMNS").getFields().get(1).$field())
                .isSameAs(table("BOOK").field("Shelf 1"));
    }

    /** jOOQ takes it for an index on that column. */
    @Test
    void index_functionNamedAsAColumn_isTheFunction() {
        assertThat(definition("IX_BOOK_FUNCTION_NAMED_AS_A_COLUMN"))
                .isEqualTo("ix_book_function_named_as_a_column on book: upper(title)");
    }

    /** jOOQ takes it for the index of the constraint. */
    @Test
    void index_namedAsACheck_isThere() {
        assertThat(definition("IX_BOOK_NAMED_AS_A_CHECK"))
                .isEqualTo("ix_book_named_as_a_check on book: \"book\".\"from_year\"");
    }

    @Test
    void index_partialOrCovering_hasItsKeysOnly() {
        assertThat(definition("IX_BOOK_PARTIAL"))
                .isEqualTo("unique ix_book_partial on book: lower(title), \"book\".\"to_year\"");
        assertThat(definition("IX_BOOK_INCLUDE"))
                .isEqualTo("unique ix_book_include on book: \"book\".\"title\", \"book\".\"from_year\" desc");
        assertThat(definition("IX_BOOK_INCLUDE_EXPRESSION"))
                .isEqualTo("unique ix_book_include_expression on book: lower(title)");
    }

    @Test
    void index_anyMethod_isThere() {
        assertThat(definition("IX_BOOK_GIN"))
                .isEqualTo("ix_book_gin on book: to_tsvector('simple'::regconfig, title), \"book\".\"facts\"");
        assertThat(definition("IX_BOOK_GIST")).isEqualTo("ix_book_gist on book: int4range(from_year, to_year)");
        assertThat(definition("IX_BOOK_BRIN")).isEqualTo("ix_book_brin on book: (to_year - from_year)");
        assertThat(definition("IX_BOOK_HASH")).isEqualTo("ix_book_hash on book: lower(title)");
    }

    @Test
    void index_oddCharacters_areKept() {
        assertThat(definition("IX__22ODD_22__5cN_1")).isEqualTo("ix \"odd\" \\n 1 on book: lower(isbn)");
        assertThat(definition("IX_BOOK_PLACEHOLDERS")).isEqualTo("ix_book_placeholders on book: (facts ? '{0}'::text)");
        assertThat(definition("IX_BOOK_LITERAL"))
                .isEqualTo("ix_book_literal on book: (title || '\"\\\n\t% é ?'::text)");
        assertThat(definition("IX_BOOK_LINES"))
                .matches("ix_book_lines on book: \\(\nCASE\n +WHEN from_year IS NULL THEN 'old'::text\n"
                        + " +ELSE 'new'::text\nEND\\)");
    }

    /** As jOOQ has it: a partition is a table, whose index is another than that of the whole. */
    @Test
    void index_ofPartition_isThatOfItsTable() {
        assertThat(definition("IX_LOAN_READER")).isEqualTo("ix_loan_reader on loan: lower(reader)");
        assertThat(definition("LOAN_2024_LOWER_IDX")).isEqualTo("loan_2024_lower_idx on loan_2024: lower(reader)");
    }

    @Test
    void table_indexes_areTheConstants() {
        assertThat(table("BOOK").getIndexes())
                .hasSize(18)
                .contains(indexes.get("IX_BOOK_EXPRESSION"))
                .isSubsetOf(indexes.values());
        assertThat(table("LOAN").getIndexes()).containsExactly(indexes.get("IX_LOAN_READER"));
    }

    @Test
    void table_noConstantsWanted_hasTheSameIndexes(@TempDir Path folder) throws Exception {
        Configuration configuration = configuration();
        configuration.getGenerator().getGenerate().setGlobalIndexReferences(false);

        try (URLClassLoader loader = generate(folder, configuration)) {
            assertThat(table(loader, "BOOK").getIndexes().stream().map(GeneratedIndexesTest::definition))
                    .containsExactlyElementsOf(table("BOOK").getIndexes().stream()
                            .map(GeneratedIndexesTest::definition)
                            .toList());
        }
    }

    @Test
    void constants_moreThanAClassInitializerHolds_areThoseOfTheParts(@TempDir Path folder) throws Exception {
        Configuration configuration = configuration();
        configuration.getGenerator().getGenerate().setMaxMembersPerInitialiser(5);

        try (URLClassLoader loader = generate(folder, configuration)) {
            assertThat(constants(loader).keySet()).isEqualTo(indexes.keySet());
        }
    }

    /** It could not write an expression, so it isn't told of one. */
    @Test
    void constants_generatorOfJooq_areThoseThatItCanWrite(@TempDir Path folder) throws Exception {
        Configuration configuration = configuration();
        configuration.getGenerator().setName(JavaGenerator.class.getName());

        try (URLClassLoader loader = generate(folder, configuration)) {
            assertThat(constants(loader)).containsKey("IX_BOOK_COLUMNS").doesNotContainKey("IX_BOOK_EXPRESSION");
        }
    }

    private static String definition(String constant) {
        return definition(indexes.get(constant));
    }

    private static String definition(Index index) {
        return (index.getUnique() ? "unique " : "") + index.getName() + " on "
                + index.getTable().getName() + ": "
                + index.getFields().stream()
                        .map(field -> DSL.using(SQLDialect.POSTGRES).renderInlined(field))
                        .collect(joining(", "));
    }

    private static Table<?> table(String constant) {
        return table(classes, constant);
    }

    private static Table<?> table(ClassLoader loader, String constant) {
        try {
            return (Table<?>) loader.loadClass("db.Tables").getField(constant).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Index> constants(ClassLoader loader) throws ReflectiveOperationException {
        Map<String, Index> constants = new TreeMap<>();
        for (Field field : loader.loadClass("db.Indexes").getFields()) {
            constants.put(field.getName(), (Index) field.get(null));
        }
        return constants;
    }

    private static URLClassLoader generate(Path folder, Configuration configuration) throws Exception {
        configuration.getGenerator().getTarget().setDirectory(folder.toString());
        GenerationTool.generate(configuration);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            StringWriter messages = new StringWriter();
            List<Path> sources = Fingerprint.files(folder).stream()
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-encoding", "UTF-8", "-d", folder.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, GeneratedIndexesTest.class.getClassLoader());
    }

    private static Configuration configuration() {
        return new Configuration()
                .withLogging(Logging.ERROR)
                .withGenerator(new Generator()
                        .withName(MigratedSchemaGenerator.class.getName())
                        .withGenerate(new Generate())
                        .withDatabase(new Database()
                                .withName(MigratedPostgresDatabase.class.getName())
                                .withProperties(
                                        new Property().withKey("migrations").withValue(MIGRATIONS))
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withIncludeExcludeColumns(true)
                                .withExcludes("book\\.price"))
                        .withTarget(new Target().withPackageName("db").withLocale("en")));
    }
}
