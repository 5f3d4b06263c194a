package dev.taskdal.dal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements of queries, rendered when the jar was built: a file beside a class, for one set of queries or for several.
 * Without it, or for what it doesn't have, such as pages of another size, jOOQ renders when the query is defined.
 *
 * <p>It is read from a jar only, whose build has compiled the classes before and wrote the file after them. In a folder,
 * an IDE may have compiled them again since.
 *
 * <p>A line is a statement: the query, which of its statements, its parameters in the order of the question marks, and the
 * text, with tabs in between and Java's escapes for those in them.
 */
public final class RenderedStatements {

    /** Of sets whose build renders nothing. */
    static final RenderedStatements NONE = new RenderedStatements(Map.of());

    private static final String SUFFIX = ".statements";

    /** Read once, however many sets name the class. */
    private static final ClassValue<RenderedStatements> BESIDE = new ClassValue<>() {
        @Override
        protected RenderedStatements computeValue(Class<?> neighbor) {
            URL file = neighbor.getResource(nameBeside(neighbor));
            return file == null || !file.getProtocol().equals("jar") ? NONE : read(file);
        }
    };

    private final Map<String, SqlText> texts;

    private RenderedStatements(Map<String, SqlText> texts) {
        this.texts = texts;
    }

    /** Beside that class. */
    static RenderedStatements of(Class<?> neighbor) {
        return BESIDE.get(neighbor);
    }

    private static String nameBeside(Class<?> neighbor) {
        return neighbor.getSimpleName() + SUFFIX;
    }

    static RenderedStatements read(URL file) {
        Map<String, SqlText> texts = new HashMap<>();
        try (InputStream bytes = file.openStream()) {
            for (String line : new String(bytes.readAllBytes(), UTF_8).split("\n")) {
                String[] parts = line.split("\t");
                List<String> parameters = parts[2].isEmpty() ? List.of() : List.of(parts[2].split(","));
                texts.put(key(parts[0], parts[1]), new SqlText(unescaped(parts[3]), parameters));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The statements of the queries can't be read from " + file + ".", e);
        }
        return new RenderedStatements(texts);
    }

    /** @param statement which of its statements, as {@link Compiled#statements()} calls it */
    @Nullable
    SqlText find(String query, String statement) {
        return texts.get(key(query, statement));
    }

    private static String key(String query, String statement) {
        return query + '\t' + statement;
    }

    /**
     * For the build, after the classes were compiled and before they are packed. Writes a file for each class that sets of
     * queries name; all sets that name the same have to be given together.
     *
     * @param classes the folder of the compiled classes
     * @throws IllegalArgumentException if a set names no class, or two queries of a file have the same name
     * @throws IOException if a file can't be written
     */
    public static void write(Path classes, Queries... sets) throws IOException {
        Map<Class<?>, Map<String, Compiled>> files = new LinkedHashMap<>();
        for (Queries set : sets) {
            Class<?> neighbor = set.neighbor();
            if (neighbor == null) {
                throw new IllegalArgumentException("Nobody would look for the statements of " + set
                        + ". Name the class beside which they are: Queries.named(name, neighbor).");
            }
            Map<String, Compiled> queries = files.computeIfAbsent(neighbor, file -> new LinkedHashMap<>());
            for (Compiled query : set.all()) {
                if (queries.put(query.name(), query) != null) {
                    throw new IllegalArgumentException("Two queries beside " + neighbor.getName() + " are named "
                            + query.name() + ". Rename one of their sets, or name another class for it.");
                }
            }
        }
        for (Map.Entry<Class<?>, Map<String, Compiled>> file : files.entrySet()) {
            Class<?> neighbor = file.getKey();
            Path folder = classes.resolve(neighbor.getPackageName().replace('.', '/'));
            Files.writeString(
                    folder.resolve(nameBeside(neighbor)), lines(file.getValue().values()), UTF_8);
        }
    }

    private static String lines(Collection<Compiled> queries) {
        StringBuilder lines = new StringBuilder();
        for (Compiled query : queries) {
            query.texts()
                    .forEach((statement, text) -> lines.append(String.join(
                                    "\t",
                                    query.name(),
                                    statement,
                                    String.join(",", text.parameters()),
                                    escaped(text.sql())))
                            .append('\n'));
        }
        return lines.toString();
    }

    /** Most have none, and the method that translates them looks at each character while nothing is compiled yet. */
    private static String unescaped(String sql) {
        return sql.indexOf('\\') < 0 ? sql : sql.translateEscapes();
    }

    private static String escaped(String sql) {
        return sql.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
