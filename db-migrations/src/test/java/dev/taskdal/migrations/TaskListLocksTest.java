package dev.taskdal.migrations;

import dev.taskdal.migrator.locks.MigrationLocksTest;
import dev.taskdal.migrator.project.MigrationProject;
import java.nio.file.Path;

/** No version of the task list disturbs those who use it, or says why it does. */
class TaskListLocksTest extends MigrationLocksTest {

    @Override
    protected MigrationProject project() {
        return MigrationProject.in(Path.of(""));
    }
}
