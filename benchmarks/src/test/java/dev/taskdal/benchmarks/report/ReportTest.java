package dev.taskdal.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void render_fixedResults_isTheGoldenPage() throws IOException {
        try (InputStream golden = ReportTest.class.getResourceAsStream("performance.md")) {
            assertThat(new Report(FixedResults.results()).render()).isEqualTo(new String(golden.readAllBytes(), UTF_8));
        }
    }

    @Test
    void here_versions_areThoseOfTheBuild() {
        Conditions here = Conditions.here("", "", 1, 1, 1, -1);

        assertThat(here.versions())
                .containsKeys("dal", "Hibernate", "Spring Data JDBC")
                .allSatisfy((name, version) -> assertThat(version).matches("[0-9].*"));
    }
}
