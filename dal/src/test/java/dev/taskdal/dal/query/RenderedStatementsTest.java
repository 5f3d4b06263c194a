package dev.taskdal.dal.query;

import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.task.TaskQueries;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedStatementsTest {

    private static final Path CLASSES = Path.of(URI.create(
            Dal.class.getProtectionDomain().getCodeSource().getLocation().toString()));

    private static final Path FILE = CLASSES.resolve("dev/taskdal/dal/query/Queries.statements");

    /** Neither a tab in a text nor anything else that a line can't have is lost. */
    private static final String STRANGE = "a\tb\nc\r\\t '\u00e9\udbff\udfff";

    @TempDir
    private Path folder;

    /** The layer as a class loader of its own has it, which keeps the names of the classes that it has loaded. */
    private static final class Layer extends URLClassLoader {

        private final List<String> loaded = new ArrayList<>();

        private Layer(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, Dal.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known == null && name.startsWith("dev.taskdal.")) {
                    loaded.add(name);
                    known = findClass(name);
                }
                return known == null ? super.loadClass(name, resolve) : known;
            }
        }

        /** Its resources come from its own jar, too. */
        @Override
        public URL getResource(String name) {
            return findResource(name);
        }

        private List<?> queries() throws ReflectiveOperationException {
            return (List<?>) loadClass(Dal.class.getName()).getMethod("queries").invoke(null);
        }
    }

    @Test
    void layerInItsJar_rendersNothing_whenItIsOpened() throws Exception {
        try (Layer layer = new Layer(jarOf(CLASSES))) {
            List<?> queries = layer.queries();

            assertThat(queries).hasSameSizeAs(Dal.queries());
            assertThat(layer.loaded)
                    .contains(SqlText.class.getName())
                    .noneMatch(name -> name.startsWith(SqlText.class.getName() + "$"));
        }
    }

    @Test
    void layerInItsJar_sendsWhatJooqRenders() throws Exception {
        Map<String, Object> inJar = new LinkedHashMap<>();
        try (Layer layer = new Layer(jarOf(CLASSES))) {
            Class<?> compiled = layer.loadClass(Compiled.class.getName());
            Method name = compiled.getMethod("name");
            Method statements = compiled.getMethod("statements");
            for (Object query : layer.queries()) {
                inJar.put((String) name.invoke(query), statements.invoke(query));
            }
        }
        // Those of folders are rendered here and now.
        Map<String, Object> here = new LinkedHashMap<>();
        Dal.queries().forEach(query -> here.put(query.name(), query.statements()));

        assertThat(inJar).isEqualTo(here);
    }

    @Test
    void file_hasAllThatJooqRenders_withItsParameters() throws IOException {
        RenderedStatements file = ofTheLayer();

        for (Compiled query : Dal.queries()) {
            query.texts()
                    .forEach((statement, text) ->
                            assertThat(file.find(query.name(), statement)).isEqualTo(text));
        }
    }

    @Test
    void file_isIgnored_inFolderOfClasses() {
        assertThat(FILE).exists();
        assertThat(RenderedStatements.of(Queries.class)).isSameAs(RenderedStatements.NONE);
    }

    @Test
    void pageOfAnotherSize_isRendered() throws IOException {
        RenderedStatements file = ofTheLayer();
        PageShapes<Void, Instant, TaskId, Task> pages = new PageShapes<>(
                "Tasks.pageNewest",
                file,
                Keyset.newestFirst(TASK.CREATED_AT, TASK.ID),
                p -> TaskQueries.task().from(TASK),
                TaskQueries.AS_TASK);

        assertThat(pages.of(null, 20).rendering().text()).isSameAs(file.find("Tasks.pageNewest", "first page"));
        assertThat(pages.of(null, 50).rendering().sql()).endsWith(" fetch next 51 rows only");
    }

    @Test
    void text_isKeptToTheLetter() throws IOException {
        Queries set = strange("Strange");
        Path there = Files.createDirectories(folder.resolve("dev/taskdal/dal/query"));

        RenderedStatements.write(folder, set, strange("Stranger"));

        RenderedStatements file = RenderedStatements.read(
                there.resolve("RenderedStatementsTest.statements").toUri().toURL());
        SqlText read = file.find("Strange.delete", "");
        assertThat(read.sql()).contains(STRANGE.replace("'", "''"));
        assertThat(read).isEqualTo(set.all().iterator().next().texts().get(""));
        assertThat(file.find("Stranger.delete", "")).isEqualTo(read);
    }

    @Test
    void statementOfAnotherDefinition_isRefused() throws IOException {
        Path file = folder.resolve("Strange.statements");
        Files.writeString(file, "Strange.delete\t\targument 0,argument 1\tdelete from a where b = ? and c = ?\n");
        Parameters<String> parameters = new Parameters<>("Strange.delete");
        parameters.value(SQLDataType.VARCHAR, text -> text);

        assertThatThrownBy(() -> Rendering.of(
                        RenderedStatements.read(file.toUri().toURL()),
                        "Strange.delete",
                        "",
                        parameters.slots(),
                        () -> deleteFrom(table(name("a")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The jar's statement of query Strange.delete binds argument 1, which the query doesn't have: it"
                                + " was rendered of another definition. Build the jar anew.");
    }

    @Test
    void setWithoutNeighbor_isRefused() {
        assertThatThrownBy(() -> RenderedStatements.write(folder, Queries.named("Reports")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Reports")
                .hasMessageContaining("Queries.named(name, neighbor)");
    }

    @Test
    void twoQueriesOfOneName_areRefused_inOneFile() {
        assertThatThrownBy(() -> RenderedStatements.write(folder, strange("Strange"), strange("Strange")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two queries beside " + RenderedStatementsTest.class.getName()
                        + " are named Strange.delete. Rename one of their sets, or name another class for it.");
        assertThat(folder).isEmptyDirectory();
    }

    private static Queries strange(String name) {
        Queries set = Queries.named(name, RenderedStatementsTest.class);
        set.<String>command(
                "delete",
                Contract.noIndex(),
                p -> deleteFrom(table(name("a")))
                        .where(condition("b = {0}", inline(STRANGE)))
                        .and(condition("c = {0}", p.value(SQLDataType.VARCHAR, text -> text))));
        return set;
    }

    private static RenderedStatements ofTheLayer() throws IOException {
        return RenderedStatements.read(FILE.toUri().toURL());
    }

    private Path jarOf(Path classes) throws IOException {
        Path jar = folder.resolve("dal.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/")));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
