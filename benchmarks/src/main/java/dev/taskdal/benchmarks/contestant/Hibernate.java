package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.query.SelectionQuery;

/** What Hibernate reads is the same for both kinds of session: entities, by HQL. */
abstract class Hibernate implements Contestant {

    private static final String OF_USER = "from HibernateTask where userId = :userId";
    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";

    /** Native, since HQL's {@code collate} folds the upper-case name of the index's collation. */
    private static final String BY_TITLE_PREFIX = "select " + Sql.TASK + ", lower(title) collate \"C\" as lowered"
            + " from task where user_id = :userId"
            + " and lower(title) collate \"C\" >= lower(:prefix)"
            + " and lower(title) collate \"C\" < lower(:prefix) || repeat(chr(1114111), 601)"
            + " order by lower(title) collate \"C\", id";

    /** HQL has no {@code unnest} of an enum's values. */
    private static final String COUNTS = Sql.COUNTS.replace("user_id = ?", "user_id = :userId");

    static {
        // Else it logs to java.util.logging, whatever there is.
        System.setProperty("org.jboss.logging.provider", "slf4j");
    }

    private final SessionFactory sessions;

    Hibernate(DataSource dataSource) {
        this.sessions = new HibernatePersistenceConfiguration("benchmarks")
                .managedClasses(HibernateTask.class, HibernateUser.class)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .createEntityManagerFactory();
    }

    final SessionFactory sessions() {
        return sessions;
    }

    /** A session without a transaction. */
    abstract SharedSessionContract open();

    @Override
    public void close() {
        sessions.close();
    }

    private <R> R read(Function<SharedSessionContract, R> work) {
        try (SharedSessionContract session = open()) {
            return work.apply(session);
        }
    }

    static Optional<HibernateTask> find(SharedSessionContract session, UserId userId, TaskId id) {
        return tasks(session, OF_USER + " and id = :id", userId)
                .setParameter("id", id.value())
                .uniqueResultOptional();
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) {
        return read(session -> find(session, userId, id).map(HibernateTask::task));
    }

    @Override
    public Optional<User> findUser(String email) {
        return read(session -> session.createSelectionQuery(
                        "from HibernateUser where lower(email) = lower(:email)", HibernateUser.class)
                .setParameter("email", email)
                .uniqueResultOptional()
                .map(HibernateUser::user));
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) {
        return read(session -> page(session, userId, request));
    }

    private static Page<Task> page(SharedSessionContract session, UserId userId, PageRequest request) {
        SelectionQuery<HibernateTask> query = Pages.position(request)
                .map(position -> tasks(
                                session, OF_USER + " and (createdAt, id) < (:createdAt, :id)" + NEWEST_FIRST, userId)
                        .setParameter("createdAt", position.createdAt())
                        .setParameter("id", position.id()))
                .orElseGet(() -> tasks(session, OF_USER + NEWEST_FIRST, userId));
        return Pages.newestFirst(toTasks(query.setMaxResults(request.size() + 1)), request);
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) {
        return read(session -> Pages.byTitle(
                session
                        .createNativeQuery(BY_TITLE_PREFIX, Object[].class)
                        .addEntity(HibernateTask.class)
                        .addScalar("lowered", String.class)
                        .setParameter("userId", userId.value())
                        .setParameter("prefix", prefix)
                        .setMaxResults(size + 1)
                        .list()
                        .stream()
                        .map(row -> new TitledTask(((HibernateTask) row[0]).task(), (String) row[1]))
                        .toList(),
                size));
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) {
        return read(session -> Boards.of(
                counts(session, userId),
                status -> toTasks(tasks(session, OF_USER + " and status = :status" + NEWEST_FIRST, userId)
                        .setParameter("status", HibernateStatus.of(status))
                        .setMaxResults(tasksPerColumn))));
    }

    @Override
    public Screen screen(UserId userId, int pageSize) {
        return read(session -> new Screen(
                session.createSelectionQuery("from HibernateUser where id = :id", HibernateUser.class)
                        .setParameter("id", userId.value())
                        .getSingleResult()
                        .user(),
                page(session, userId, PageRequest.first(pageSize)),
                counts(session, userId)));
    }

    @Override
    public List<Task> listAll(UserId userId) {
        return read(session -> toTasks(tasks(session, OF_USER + NEWEST_FIRST, userId)));
    }

    private static SelectionQuery<HibernateTask> tasks(SharedSessionContract session, String hql, UserId userId) {
        return session.createSelectionQuery(hql, HibernateTask.class).setParameter("userId", userId.value());
    }

    private static List<Task> toTasks(SelectionQuery<HibernateTask> query) {
        return query.list().stream().map(HibernateTask::task).toList();
    }

    private static Map<TaskStatus, CappedCount> counts(SharedSessionContract session, UserId userId) {
        return Boards.counts(
                session.createNativeQuery(COUNTS, Object[].class).setParameter("userId", userId.value()).list().stream()
                        .map(row -> new StatusCount(Rows.status((String) row[0]), ((Number) row[1]).intValue()))
                        .toList());
    }
}
