package dev.taskdal.migrator.cli;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaGuidesIT extends Guides {

    @ParameterizedTest
    @ValueSource(strings = {"locks.md", "schema-change.md"})
    void guide_run_printsWhatItSays(String name) throws IOException {
        assertPrintsWhatItSays(name);
    }
}
