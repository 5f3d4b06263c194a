package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Careful JDBC by hand: what the others are compared with. */
class Jdbc implements Contestant {

    private final DataSource dataSource;

    Jdbc(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    final Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    @Override
    public Optional<Task> findTask(UserId userId, TaskId id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(Sql.FIND_TASK)) {
            statement.setLong(1, userId.value());
            statement.setLong(2, id.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Rows.task(rows)) : Optional.empty();
            }
        }
    }

    @Override
    public Optional<User> findUser(String email) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(Sql.FIND_USER_BY_EMAIL)) {
            statement.setString(1, email);
            return user(statement);
        }
    }

    @Override
    public Page<Task> pageByUser(UserId userId, PageRequest request) throws SQLException {
        try (Connection connection = connect()) {
            return page(connection, userId, request);
        }
    }

    private static Page<Task> page(Connection connection, UserId userId, PageRequest request) throws SQLException {
        Optional<Pages.Position> position = Pages.position(request);
        String sql = position.isPresent() ? Sql.NEWEST_FIRST_AFTER : Sql.NEWEST_FIRST;
        try (PreparedStatement statement = connection.prepareStatement(sql + (request.size() + 1))) {
            statement.setLong(1, userId.value());
            if (position.isPresent()) {
                statement.setObject(2, position.get().createdAt().atOffset(ZoneOffset.UTC));
                statement.setLong(3, position.get().id());
            }
            return Pages.newestFirst(tasks(statement, request.size() + 1), request);
        }
    }

    @Override
    public Page<Task> pageByTitlePrefix(UserId userId, String prefix, int size) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(Sql.BY_TITLE_PREFIX + (size + 1))) {
            statement.setLong(1, userId.value());
            statement.setString(2, prefix);
            statement.setString(3, prefix);
            List<TitledTask> titled = new ArrayList<>(size + 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    titled.add(Rows.titledTask(rows));
                }
            }
            return Pages.byTitle(titled, size);
        }
    }

    @Override
    public Board board(UserId userId, int tasksPerColumn) throws SQLException {
        try (Connection connection = connect()) {
            Map<TaskStatus, CappedCount> counts = counts(connection, userId);
            List<Board.Column> columns = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(Sql.NEWEST_IN_STATUS + tasksPerColumn)) {
                for (TaskStatus status : TaskStatus.values()) {
                    statement.setLong(1, userId.value());
                    statement.setString(2, status.getLiteral());
                    columns.add(new Board.Column(status, counts.get(status), tasks(statement, tasksPerColumn)));
                }
            }
            return new Board(columns);
        }
    }

    @Override
    public Screen screen(UserId userId, int pageSize) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(Sql.FIND_USER)) {
            statement.setLong(1, userId.value());
            User user = user(statement).orElseThrow();
            return new Screen(user, page(connection, userId, PageRequest.first(pageSize)), counts(connection, userId));
        }
    }

    @Override
    public List<Task> listAll(UserId userId) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(Sql.LIST_ALL)) {
            statement.setLong(1, userId.value());
            return tasks(statement, 1000);
        }
    }

    @Override
    public Task create(NewTask task) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(Sql.INSERT_RETURNING)) {
            bind(statement, task);
            return single(statement);
        }
    }

    @Override
    public Task update(Task changed) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(Sql.UPDATE_RETURNING)) {
            statement.setString(1, changed.title());
            statement.setString(2, changed.description());
            statement.setString(3, changed.status().getLiteral());
            statement.setString(4, changed.priority().getLiteral());
            statement.setLong(5, changed.userId().value());
            statement.setLong(6, changed.id().value());
            statement.setInt(7, changed.version());
            return single(statement);
        }
    }

    @Override
    public void createAll(List<NewTask> tasks) throws SQLException {
        try (Connection connection = connect()) {
            JdbcCopy.insert(connection, tasks);
        }
    }

    static void bind(PreparedStatement statement, NewTask task) throws SQLException {
        statement.setLong(1, task.userId().value());
        statement.setString(2, task.title());
        statement.setString(3, task.description());
        statement.setString(4, task.status().getLiteral());
        statement.setString(5, task.priority().getLiteral());
    }

    private static Task single(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("The task wasn't written: it is gone, or has another version.");
            }
            return Rows.task(rows);
        }
    }

    private static Optional<User> user(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(Rows.user(rows)) : Optional.empty();
        }
    }

    private static List<Task> tasks(PreparedStatement statement, int expected) throws SQLException {
        List<Task> tasks = new ArrayList<>(expected);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tasks.add(Rows.task(rows));
            }
        }
        return tasks;
    }

    private static Map<TaskStatus, CappedCount> counts(Connection connection, UserId userId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.COUNTS)) {
            statement.setLong(1, userId.value());
            List<StatusCount> counts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.add(Rows.count(rows));
                }
            }
            return Boards.counts(counts);
        }
    }
}
