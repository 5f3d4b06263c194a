package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.Outcome;
import dev.taskdal.dal.query.RoundTrip;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.task.TaskQueries;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.dal.user.UserQueries;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The layer that this is about. */
class DalContestant implements Contestant {

    final Dal dal;

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

    /** Three queries, sent together. */
    @Override
    public Screen screen(UserId userId, int pageSize) {
        RoundTrip trip = new RoundTrip();
        Outcome<User> user = trip.get(UserQueries.FIND, userId);
        Outcome<Page<Task>> page = trip.page(TaskQueries.BY_USER, userId, PageRequest.first(pageSize));
        Outcome<List<StatusCount>> counts = trip.list(DalQueries.COUNTS, userId);
        trip.run(dal);
        return new Screen(user.get(), page.get(), Boards.counts(counts.get()));
    }

    @Override
    public List<Task> listAll(UserId userId) {
        return DalQueries.LIST_ALL.list(dal, userId);
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
        dal.tasks().importAll(tasks);
    }
}
