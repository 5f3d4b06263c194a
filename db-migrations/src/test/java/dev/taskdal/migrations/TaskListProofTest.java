package dev.taskdal.migrations;

import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.migrator.proof.MigrationProofTest;
import java.nio.file.Path;

/** Every version of the task list can be undone, and keeps the rows that were there. */
class TaskListProofTest extends MigrationProofTest {

    @Override
    protected MigrationProject project() {
        return MigrationProject.in(Path.of(""));
    }
}
