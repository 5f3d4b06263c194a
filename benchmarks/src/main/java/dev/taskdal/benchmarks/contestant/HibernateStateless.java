package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SharedSessionContract;

/**
 * Hibernate without a persistence context. Writes are in a transaction, as its manual wants them. What the database fills
 * in, such a session doesn't read back by itself.
 */
final class HibernateStateless extends Hibernate {

    HibernateStateless(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    SharedSessionContract open() {
        return sessions().openStatelessSession();
    }

    @Override
    public Task create(NewTask task) {
        return sessions().fromStatelessTransaction(session -> {
            HibernateTask entity = HibernateTask.of(task);
            session.insert(entity);
            return find(session, task.userId(), new TaskId(entity.id))
                    .orElseThrow()
                    .task();
        });
    }

    @Override
    public Task update(Task changed) {
        return sessions().fromStatelessTransaction(session -> {
            session.update(HibernateTask.of(changed));
            return find(session, changed.userId(), changed.id()).orElseThrow().task();
        });
    }

    /** One by one: Hibernate doesn't batch inserts whose ids the database draws. */
    @Override
    public void createAll(List<NewTask> tasks) {
        sessions()
                .inStatelessTransaction(session -> session.insertMultiple(
                        tasks.stream().map(HibernateTask::of).toList()));
    }
}
