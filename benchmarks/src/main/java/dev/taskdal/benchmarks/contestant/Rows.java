package dev.taskdal.benchmarks.contestant;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;

/** Reads records from the columns of {@link Sql}, for JDBC and for libraries that take a mapper of one's own. */
final class Rows {

    private static final Map<String, TaskStatus> STATUSES =
            Stream.of(TaskStatus.values()).collect(toMap(TaskStatus::getLiteral, identity()));

    private static final Map<String, TaskPriority> PRIORITIES =
            Stream.of(TaskPriority.values()).collect(toMap(TaskPriority::getLiteral, identity()));

    private Rows() {}

    static Task task(ResultSet row) throws SQLException {
        return new Task(
                new UserId(row.getLong(1)),
                new TaskId(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                status(row.getString(5)),
                priority(row.getString(6)),
                row.getInt(7),
                instant(row, 8),
                instant(row, 9));
    }

    static TitledTask titledTask(ResultSet row) throws SQLException {
        return new TitledTask(task(row), row.getString(10));
    }

    static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                new PasswordHash(row.getString(4)),
                row.getInt(5),
                instant(row, 6),
                instant(row, 7));
    }

    static TaskStatus status(String literal) {
        return STATUSES.get(literal);
    }

    static TaskPriority priority(String literal) {
        return PRIORITIES.get(literal);
    }

    static StatusCount count(ResultSet row) throws SQLException {
        return new StatusCount(status(row.getString(1)), row.getInt(2));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
