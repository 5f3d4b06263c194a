package dev.taskdal.contracts;

import static dev.taskdal.contracts.Numbers.grouped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/**
 * The page in the documentation that says what each query sends, promises and costs, and what each index is for. A build
 * compares it, but for what was measured; with the system property {@code contracts.write} it writes it.
 */
final class ReferencePage {

    static final String WRITE = "contracts.write";

    private final Laboratory laboratory;
    private final List<Declared> queries;
    private final List<DeclaredSample> samples;
    private final Path markdown;
    private final String command;

    ReferencePage(
            Laboratory laboratory,
            List<Declared> queries,
            List<DeclaredSample> samples,
            Path markdown,
            String command) {
        this.laboratory = laboratory;
        this.queries = queries;
        this.samples = samples;
        this.markdown = markdown;
        this.command = command;
    }

    DynamicTest test() {
        return DynamicTest.dynamicTest(markdown.getFileName() + " says what is so", this::run);
    }

    private void run() throws Exception {
        boolean write = System.getProperty(WRITE) != null;
        String there = Files.exists(markdown) ? Files.readString(markdown) : "";
        String page = new PageText(laboratory, new PageFigures(there), write && laboratory.usual())
                .page(queries, samples, command);
        if (write) {
            write(page);
        } else {
            compare(PageFigures.withoutMeasured(there), PageFigures.withoutMeasured(page));
        }
    }

    private void write(String page) throws IOException {
        Files.createDirectories(markdown.toAbsolutePath().getParent());
        Files.writeString(markdown, page);
    }

    private void compare(String there, String expected) {
        List<String> lines = there.lines().toList();
        List<String> expectedLines = expected.lines().toList();
        for (int i = 0; i < Math.max(lines.size(), expectedLines.size()); i++) {
            String line = i < lines.size() ? lines.get(i) : "(nothing)";
            String expectedLine = i < expectedLines.size() ? expectedLines.get(i) : "(nothing)";
            if (!line.equals(expectedLine)) {
                throw new AssertionError(markdown.getFileName() + " is out of date at line " + grouped(i + 1)
                        + ".\n  it says: " + line + "\n  is so:   " + expectedLine
                        + "\nLook whether the query, its index or its plan was meant to change, and write it again: "
                        + command);
            }
        }
    }
}
