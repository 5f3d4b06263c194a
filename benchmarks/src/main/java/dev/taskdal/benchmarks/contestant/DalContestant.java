package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The layer that this is about. */
final class DalContestant implements Contestant {

    private final Dal dal;

    DalContestant(DataSource dataSource) {
        this.dal = Dal.open(dataSource);
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) {
        return dal.tasks().find(userId, id);
    }

    @Override
    public Optional<User> findUser(String email) {
        return dal.users().findByEmail(email);
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        return dal.tasks().pageByUser(userId, request);
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) {
        return dal.tasks().pageByTitlePrefix(userId, prefix, PageRequest.first(size));
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) {
        return dal.tasks().board(userId, tasksPerColumn);
    }

    /** Three statements, the last one a query of a service's own. Joined into one round trip, they would go here. */
    @Override
    public Screen screen(UserId userId, int pageSize) {
        return new Screen(
                dal.users().get(userId),
                dal.tasks().pageByUser(userId, PageRequest.first(pageSize)),
                CountsQuery.fetch(dal.dsl(), userId));
    }

    /** The layer reads long lists in pages, each with a cursor to the next. */
    @Override
    public List<Task> listAll(UserId userId) {
        List<Task> tasks = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(PageRequest.MAX_SIZE));
        while (request.isPresent()) {
            Page<Task> page = dal.tasks().pageByUser(userId, request.get());
            tasks.addAll(page.items());
            request = page.next().map(cursor -> PageRequest.at(PageRequest.MAX_SIZE, cursor));
        }
        return tasks;
    }

    @Override
    public Task create(NewTask task) {
        return dal.tasks().create(task);
    }

    @Override
    public Task update(Task changed) {
        return dal.tasks().update(changed);
    }

    @Override
    public void createAll(List<NewTask> tasks) {
        dal.tasks().createAll(tasks);
    }
}
