package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** MyBatis with an annotated mapper and a session for each call. */
final class MyBatis implements Contestant {

    private static final int BATCH = 1000;

    private final SqlSessionFactory sessions;

    MyBatis(DataSource dataSource) {
        Configuration configuration =
                new Configuration(new Environment("benchmarks", new JdbcTransactionFactory(), dataSource));
        var types = configuration.getTypeHandlerRegistry();
        types.register(UserId.class, MyBatisTypes.ofLong(UserId::new, UserId::value));
        types.register(TaskId.class, MyBatisTypes.ofLong(TaskId::new, TaskId::value));
        types.register(PasswordHash.class, MyBatisTypes.ofText(PasswordHash::new, PasswordHash::value));
        types.register(TaskStatus.class, MyBatisTypes.ofText(Rows::status, TaskStatus::getLiteral));
        types.register(TaskPriority.class, MyBatisTypes.ofText(Rows::priority, TaskPriority::getLiteral));
        configuration.addMapper(MyBatisMapper.class);
        this.sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    private <R> R withMapper(Function<MyBatisMapper, R> work) {
        try (SqlSession session = sessions.openSession(true)) {
            return work.apply(session.getMapper(MyBatisMapper.class));
        }
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) {
        return withMapper(mapper -> mapper.findTask(userId, id));
    }

    @Override
    public Optional<User> findUser(String email) {
        return withMapper(mapper -> mapper.findUserByEmail(email));
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        return withMapper(mapper -> page(mapper, userId, request));
    }

    private static Page<Task> page(MyBatisMapper mapper, UserId userId, PageRequest request) {
        int limit = request.size() + 1;
        return Pages.newestFirst(
                Pages.position(request)
                        .map(position -> mapper.newestFirstAfter(userId, position, limit))
                        .orElseGet(() -> mapper.newestFirst(userId, limit)),
                request);
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) {
        return withMapper(mapper -> Pages.byTitle(mapper.byTitlePrefix(userId, prefix, size + 1), size));
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) {
        return withMapper(mapper -> Boards.of(
                Boards.counts(mapper.counts(userId)), status -> mapper.newestInStatus(userId, status, tasksPerColumn)));
    }

    @Override
    public Screen screen(UserId userId, int pageSize) {
        return withMapper(mapper -> new Screen(
                mapper.getUser(userId),
                page(mapper, userId, PageRequest.first(pageSize)),
                Boards.counts(mapper.counts(userId))));
    }

    @Override
    public List<Task> listAll(UserId userId) {
        return withMapper(mapper -> mapper.listAll(userId));
    }

    @Override
    public Task create(NewTask task) {
        return withMapper(mapper -> mapper.create(task));
    }

    @Override
    public Task update(Task changed) {
        return withMapper(mapper -> mapper.update(changed)).orElseThrow();
    }

    @Override
    public void createAll(List<NewTask> tasks) {
        try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
            MyBatisMapper mapper = session.getMapper(MyBatisMapper.class);
            for (int i = 0; i < tasks.size(); i++) {
                mapper.insert(tasks.get(i));
                if ((i + 1) % BATCH == 0) {
                    session.flushStatements();
                }
            }
            session.commit();
        }
    }
}
