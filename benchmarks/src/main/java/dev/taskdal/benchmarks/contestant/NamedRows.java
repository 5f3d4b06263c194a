package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads records as {@link Rows} does, but columns by their names, as the examples of Spring's manual do. */
final class NamedRows {

    private NamedRows() {}

    static Task task(ResultSet row) throws SQLException {
        return new Task(
                new UserId(row.getLong("user_id")),
                new TaskId(row.getLong("id")),
                row.getString("title"),
                row.getString("description"),
                Rows.status(row.getString("status")),
                Rows.priority(row.getString("priority")),
                row.getInt("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static TitledTask titledTask(ResultSet row) throws SQLException {
        return new TitledTask(task(row), row.getString("lower"));
    }

    static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getLong("id")),
                row.getString("email"),
                row.getString("display_name"),
                new PasswordHash(row.getString("password_hash")),
                row.getInt("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static StatusCount count(ResultSet row) throws SQLException {
        return new StatusCount(Rows.status(row.getString("status")), row.getInt("count"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
