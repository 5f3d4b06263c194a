package dev.taskdal.dal;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** One instance of a service on this jar. Public for the sake of other class loaders. */
public final class ServiceInstance implements Runnable {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Dal dal;

    /** Starts it. */
    public ServiceInstance(DataSource dataSource) {
        dal = Dal.open(dataSource);
    }

    /** Answers a few requests: reads and writes of every kind. */
    @Override
    public void run() {
        String name = "user" + NUMBERS.incrementAndGet() + "." + System.identityHashCode(ServiceInstance.class);
        UserId user = dal.users()
                .create(new NewUser(name + "@example.org", name, new PasswordHash("{noop}" + name)))
                .id();
        Task task = dal.tasks().create(new NewTask(user, "one"));
        dal.tasks().createAll(List.of(new NewTask(user, "two"), new NewTask(user, "three")));
        dal.inTransaction(tx -> {
            User current = tx.users().findByEmail(name + "@EXAMPLE.org").orElseThrow();
            tx.users().update(current.withDisplayName("renamed"));
            return tx.tasks().update(task.withStatus(TaskStatus.DONE));
        });
        int todo = dal.tasks().board(user, 10).column(TaskStatus.TODO).tasks().size();
        int prefixed = dal.tasks()
                .pageByTitlePrefix(user, "T", PageRequest.first(10))
                .items()
                .size();
        int all = dal.tasks().pageByUser(user, PageRequest.first(10)).items().size();
        if (todo != 2 || prefixed != 2 || all != 3) {
            throw new IllegalStateException(todo + " to do, " + prefixed + " with that prefix, " + all + " in all");
        }
    }
}
