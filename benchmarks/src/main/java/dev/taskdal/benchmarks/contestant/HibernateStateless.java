package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SharedSessionContract;

/** Hibernate without a persistence context. Writes are in a transaction, as its manual wants them. */
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
            return entity.task();
        });
    }

    @Override
    public Task update(Task changed) {
        return sessions().fromStatelessTransaction(session -> {
            HibernateTask entity = HibernateTask.of(changed);
            session.update(entity);
            return entity.task();
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
