package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.domain.Limit;

/** Spring Data JDBC with repositories. */
final class SpringDataJdbc implements Contestant {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SpringDataTasks tasks;
    private final SpringDataUsers users;

    SpringDataJdbc(DataSource dataSource) {
        context.registerBean(DataSource.class, () -> dataSource, definition -> definition.setDestroyMethodName(""));
        context.register(SpringDataConfiguration.class);
        context.refresh();
        tasks = context.getBean(SpringDataTasks.class);
        users = context.getBean(SpringDataUsers.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) {
        return tasks.findByUserIdAndId(userId.value(), id.value()).map(SpringDataTask::task);
    }

    @Override
    public Optional<User> findUser(String email) {
        return users.findByEmail(email).map(SpringDataUser::user);
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        int limit = request.size() + 1;
        List<SpringDataTask> rows = Pages.position(request)
                .map(position -> tasks.findNewestAfter(userId.value(), position.createdAt(), position.id(), limit))
                .orElseGet(() -> tasks.findByUserIdOrderByCreatedAtDescIdDesc(userId.value(), Limit.of(limit)));
        return Pages.newestFirst(toTasks(rows), request);
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) {
        return Pages.byTitle(tasks.findByTitlePrefix(userId.value(), prefix, size + 1), size);
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) {
        return Boards.of(
                Boards.counts(tasks.countByStatus(userId.value())),
                status -> toTasks(tasks.findNewestInStatus(userId.value(), status.getLiteral(), tasksPerColumn)));
    }

    @Override
    public Screen screen(UserId userId, int pageSize) {
        return new Screen(
                users.getUserById(userId.value()).user(),
                pageByUser(userId, PageRequest.first(pageSize)),
                Boards.counts(tasks.countByStatus(userId.value())));
    }

    @Override
    public List<Task> listAll(UserId userId) {
        return toTasks(tasks.findByUserIdOrderByCreatedAtDescIdDesc(userId.value()));
    }

    @Override
    public Task create(NewTask task) {
        return tasks.create(
                        task.userId().value(),
                        task.title(),
                        task.description(),
                        task.status().getLiteral(),
                        task.priority().getLiteral())
                .task();
    }

    @Override
    public Task update(Task changed) {
        return tasks.update(
                        changed.userId().value(),
                        changed.id().value(),
                        changed.version(),
                        changed.title(),
                        changed.description(),
                        changed.status().getLiteral(),
                        changed.priority().getLiteral())
                .orElseThrow()
                .task();
    }

    @Override
    public void createAll(List<NewTask> newTasks) {
        tasks.saveAll(newTasks.stream().map(SpringDataTask::of).toList());
    }

    private static List<Task> toTasks(List<SpringDataTask> rows) {
        return rows.stream().map(SpringDataTask::task).toList();
    }
}
