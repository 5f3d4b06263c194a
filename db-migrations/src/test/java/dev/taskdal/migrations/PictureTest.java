package dev.taskdal.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.picture.MigratedDatabase;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The committed picture of the head. */
@PostgresTest
class PictureTest {

    @Test
    void schemaSql_loaded_isWhatTheMigrationsMake(ThrowawayPostgres server) throws IOException, SQLException {
        MigrationProject project = MigrationProject.in(Path.of(""));

        try (MigratedDatabase migrated = MigratedDatabase.atHead(server, project)) {
            assertThat(migrated.differencesTo(Files.readString(project.schema())))
                    .as("Write it with ./db schema --write")
                    .isEmpty();
        }
    }
}
