package dev.taskdal.migrator.cli;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseGuidesIT extends Guides {

    @ParameterizedTest
    @ValueSource(strings = {"migrations.md", "troubleshooting.md"})
    void guide_run_printsWhatItSays(String name) throws IOException {
        assertPrintsWhatItSays(name);
    }
}
