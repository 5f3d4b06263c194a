package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SharedSessionContract;

/** Hibernate with a persistence context for each call. Writes are in a transaction, as its manual wants them. */
final class HibernateEntityManager extends Hibernate {

    private static final int BATCH = 1000;

    HibernateEntityManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    SharedSessionContract open() {
        return sessions().openSession();
    }

    @Override
    public Task create(NewTask task) {
        return sessions().fromTransaction(entityManager -> {
            HibernateTask entity = HibernateTask.of(task);
            entityManager.persist(entity);
            return entity.task();
        });
    }

    /** Loads, compares, changes: {@code merge} would load by the id alone, for which there is no index. */
    @Override
    public Task update(Task changed) {
        return sessions().fromTransaction(entityManager -> {
            HibernateTask entity =
                    find(entityManager, changed.userId(), changed.id()).orElseThrow();
            if (entity.version != changed.version()) {
                throw new OptimisticLockException("Somebody changed task " + changed.id() + ".");
            }
            entity.change(changed);
            entityManager.flush();
            return entity.task();
        });
    }

    /** One by one: Hibernate doesn't batch inserts whose ids the database draws. */
    @Override
    public void createAll(List<NewTask> tasks) {
        sessions().inTransaction(entityManager -> {
            for (int i = 0; i < tasks.size(); i++) {
                entityManager.persist(HibernateTask.of(tasks.get(i)));
                if ((i + 1) % BATCH == 0) {
                    entityManager.flush();
                    entityManager.clear();
                }
            }
        });
    }
}
