package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;

/** The statements of {@link Sql} as MyBatis wants them, and how their rows become records. */
interface MyBatisMapper {

    @Results(id = "task")
    @Arg(column = "user_id", javaType = UserId.class)
    @Arg(column = "id", javaType = TaskId.class)
    @Arg(column = "title", javaType = String.class)
    @Arg(column = "description", javaType = String.class)
    @Arg(column = "status", javaType = TaskStatus.class)
    @Arg(column = "priority", javaType = TaskPriority.class)
    @Arg(column = "version", javaType = int.class)
    @Arg(column = "created_at", javaType = Instant.class)
    @Arg(column = "updated_at", javaType = Instant.class)
    @Select("select " + Sql.TASK + " from task where user_id = #{userId} and id = #{id}")
    Optional<Task> findTask(@Param("userId") UserId userId, @Param("id") TaskId id);

    @Results(id = "user")
    @Arg(column = "id", javaType = UserId.class)
    @Arg(column = "email", javaType = String.class)
    @Arg(column = "display_name", javaType = String.class)
    @Arg(column = "password_hash", javaType = PasswordHash.class)
    @Arg(column = "version", javaType = int.class)
    @Arg(column = "created_at", javaType = Instant.class)
    @Arg(column = "updated_at", javaType = Instant.class)
    @Select("select " + Sql.USER + " from app_user where id = #{id}")
    User getUser(UserId id);

    @ResultMap("user")
    @Select("select " + Sql.USER + " from app_user where lower(email) = lower(#{email})")
    Optional<User> findUserByEmail(String email);

    @ResultMap("task")
    @Select("select " + Sql.TASK + " from task where user_id = #{userId} order by created_at desc, id desc")
    List<Task> listAll(UserId userId);

    @ResultMap("task")
    @Select("select " + Sql.TASK + " from task where user_id = #{userId} order by created_at desc, id desc"
            + " limit #{limit}")
    List<Task> newestFirst(@Param("userId") UserId userId, @Param("limit") int limit);

    @ResultMap("task")
    @Select("select " + Sql.TASK + " from task where user_id = #{userId}"
            + " and (created_at, id) < (#{position.createdAt}, #{position.id})"
            + " order by created_at desc, id desc limit #{limit}")
    List<Task> newestFirstAfter(
            @Param("userId") UserId userId, @Param("position") Pages.Position position, @Param("limit") int limit);

    @ResultMap("task")
    @Select("select " + Sql.TASK + " from task where user_id = #{userId} and status = #{status}::task_status"
            + " order by created_at desc, id desc limit #{limit}")
    List<Task> newestInStatus(
            @Param("userId") UserId userId, @Param("status") TaskStatus status, @Param("limit") int limit);

    @Arg(resultMap = "task", javaType = Task.class)
    @Arg(column = "lowered", javaType = String.class)
    @Select("select " + Sql.TASK + ", lower(title) collate \"C\" as lowered from task where user_id = #{userId}"
            + " and lower(title) collate \"C\" >= lower(#{prefix})"
            + " and lower(title) collate \"C\" < lower(#{prefix}) || repeat(chr(1114111), 601)"
            + " order by lower(title) collate \"C\", id limit #{limit}")
    List<TitledTask> byTitlePrefix(
            @Param("userId") UserId userId, @Param("prefix") String prefix, @Param("limit") int limit);

    @Arg(column = "status", javaType = TaskStatus.class)
    @Arg(column = "counted", javaType = int.class)
    @Select("select s.status, (select count(*) from (select 1 from task where user_id = #{userId}"
            + " and status = s.status limit 1001) capped) as counted"
            + " from unnest(enum_range(cast(null as task_status))) s (status) order by s.status")
    List<StatusCount> counts(UserId userId);

    @ResultMap("task")
    @Select(
            value = "insert into task (user_id, title, description, status, priority)"
                    + " values (#{userId}, #{title}, #{description}, #{status}::task_status, #{priority}::task_priority)"
                    + " returning " + Sql.TASK,
            affectData = true)
    Task create(NewTask task);

    @ResultMap("task")
    @Select(
            value = "update task set title = #{title}, description = #{description}, status = #{status}::task_status,"
                    + " priority = #{priority}::task_priority, version = version + 1, updated_at = now()"
                    + " where user_id = #{userId} and id = #{id} and version = #{version} returning " + Sql.TASK,
            affectData = true)
    Optional<Task> update(Task changed);

    @Insert("insert into task (user_id, title, description, status, priority)"
            + " values (#{userId}, #{title}, #{description}, #{status}::task_status, #{priority}::task_priority)")
    int insert(NewTask task);
}
