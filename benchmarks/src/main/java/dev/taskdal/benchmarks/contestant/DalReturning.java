package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import java.util.List;
import javax.sql.DataSource;

/** The layer's other way to insert many rows: the one that returns them. */
final class DalReturning extends DalContestant {

    DalReturning(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public void createAll(List<NewTask> tasks) {
        dal.tasks().createAll(tasks);
    }
}
