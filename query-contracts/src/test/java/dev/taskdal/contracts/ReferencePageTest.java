package dev.taskdal.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.query.Contract;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The page is written, and compared but for what was measured. */
@PostgresTest
class ReferencePageTest {

    @TempDir
    Path folder;

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void page_thatDiffers_failsTheBuild(ThrowawayPostgres server) throws Exception {
        String sql = "select id from book where shelf_id = 1 order by id limit 20";
        Contract contract = new Contract(List.of("ix_book_shelf"), 20, 10, 1, Optional.empty(), Optional.empty());
        Declared query = new Declared("Books.onShelf", contract, Map.of("", sql));
        DeclaredSample sample = new DeclaredSample(query, "the longest shelf", false, false, (database, rows) -> () -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
        Path markdown = folder.resolve("reference/queries.md");
        try (Laboratory laboratory =
                new Laboratory(server, new LibraryVolume(), 2_000, 40_000, Map.of(), List.of(sample), Set.of())) {
            ReferencePage page = new ReferencePage(laboratory, List.of(query), List.of(sample), markdown, "make page");

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> page.test().getExecutable().execute())
                    .withMessageContaining("queries.md is out of date at line 1.")
                    .withMessageContaining("write it again: make page");

            System.setProperty(ReferencePage.WRITE, "");
            try {
                assertThatCode(() -> page.test().getExecutable().execute()).doesNotThrowAnyException();
            } finally {
                System.clearProperty(ReferencePage.WRITE);
            }
            String written = Files.readString(markdown);
            assertThat(written)
                    .contains(
                            "## Books.onShelf\n\nix_book_shelf. At most 20 rows and 10 buffers, and 1 more for each row.")
                    .contains("```sql\n" + sql + "\n```")
                    .contains("```text\nLimit\n  Index Only Scan using ix_book_shelf on book\n```")
                    .containsPattern("\\| the longest shelf \\| 20 \\|");

            Files.writeString(markdown, written.replaceAll("(longest shelf \\| )20", "$119"));
            assertThatCode(() -> page.test().getExecutable().execute())
                    .as("another figure")
                    .doesNotThrowAnyException();

            Files.writeString(markdown, written.replace("limit 20", "limit 21"));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> page.test().getExecutable().execute())
                    .withMessageContaining("it says: select id from book where shelf_id = 1 order by id limit 21")
                    .withMessageContaining("is so:   select id from book where shelf_id = 1 order by id limit 20");

            Files.writeString(markdown, written.replace("  Index Only Scan using ix_book_shelf", "  Seq Scan"));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> page.test().getExecutable().execute())
                    .withMessageContaining("is so:     Index Only Scan using ix_book_shelf on book");
        }
    }

    @Test
    void figures_ofAnotherSize_stay() {
        PageFigures figures = new PageFigures("""
                * 10,000,000 rows: yesterday

                ## Books.onShelf

                | Sample | Rows | Buffers at 10,000,000 |
                |---|---:|---:|
                | the longest shelf | 20 | 25 |
                """);

        assertThat(figures.cell("Books.onShelf", "the longest shelf", "Buffers at 10,000,000"))
                .isEqualTo("25");
        assertThat(figures.cell("Books.onShelf", "another shelf", "Buffers at 10,000,000"))
                .isEqualTo(PageFigures.NONE);
        assertThat(figures.run("10,000,000")).isEqualTo("* 10,000,000 rows: yesterday");
    }
}
