package dev.taskdal.dal;

import dev.taskdal.migrator.Migrator;
import dev.taskdal.throwaway.DatabasePreparer;
import javax.sql.DataSource;

/** The schema of the task list, as the migrations make it. */
public final class TaskListSchema implements DatabasePreparer {

    @Override
    public void prepare(DataSource dataSource) {
        Migrator.of(dataSource).upgrade();
    }
}
