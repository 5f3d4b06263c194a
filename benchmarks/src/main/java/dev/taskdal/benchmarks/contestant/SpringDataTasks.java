package dev.taskdal.benchmarks.contestant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.query.Param;
import org.springframework.jdbc.core.RowMapper;

/** Tasks: derived from names where that gives the same statement, else the statements of {@link Sql}. */
interface SpringDataTasks extends CrudRepository<SpringDataTask, Long> {

    Optional<SpringDataTask> findByUserIdAndId(long userId, long id);

    List<SpringDataTask> findByUserIdOrderByCreatedAtDescIdDesc(long userId);

    List<SpringDataTask> findByUserIdOrderByCreatedAtDescIdDesc(long userId, Limit limit);

    @Query("select " + Sql.TASK + " from task where user_id = :userId and (created_at, id) < (:createdAt, :id)"
            + " order by created_at desc, id desc limit :limit")
    List<SpringDataTask> findNewestAfter(
            @Param("userId") long userId,
            @Param("createdAt") Instant createdAt,
            @Param("id") long id,
            @Param("limit") int limit);

    @Query("select " + Sql.TASK + " from task where user_id = :userId and status = cast(:status as task_status)"
            + " order by created_at desc, id desc limit :limit")
    List<SpringDataTask> findNewestInStatus(
            @Param("userId") long userId, @Param("status") String status, @Param("limit") int limit);

    @Query(
            value = "select " + Sql.TASK + ", lower(title) collate \"C\" from task where user_id = :userId"
                    + " and lower(title) collate \"C\" >= lower(:prefix)"
                    + " and lower(title) collate \"C\" < lower(:prefix) || repeat(chr(1114111), 601)"
                    + " order by lower(title) collate \"C\", id limit :limit",
            rowMapperClass = TitledTaskMapper.class)
    List<TitledTask> findByTitlePrefix(
            @Param("userId") long userId, @Param("prefix") String prefix, @Param("limit") int limit);

    @Query(
            value = "select s.status, (select count(*) from (select 1 from task where user_id = :userId"
                    + " and status = s.status limit 1001) capped)"
                    + " from unnest(enum_range(cast(null as task_status))) s (status) order by s.status",
            rowMapperClass = CountMapper.class)
    List<StatusCount> countByStatus(@Param("userId") long userId);

    @Query("insert into task (user_id, title, description, status, priority)"
            + " values (:userId, :title, :description, cast(:status as task_status), cast(:priority as task_priority))"
            + " returning " + Sql.TASK)
    SpringDataTask create(
            @Param("userId") long userId,
            @Param("title") String title,
            @Param("description") String description,
            @Param("status") String status,
            @Param("priority") String priority);

    @Query("update task set title = :title, description = :description, status = cast(:status as task_status),"
            + " priority = cast(:priority as task_priority), version = version + 1, updated_at = now()"
            + " where user_id = :userId and id = :id and version = :version returning " + Sql.TASK)
    Optional<SpringDataTask> update(
            @Param("userId") long userId,
            @Param("id") long id,
            @Param("version") int version,
            @Param("title") String title,
            @Param("description") String description,
            @Param("status") String status,
            @Param("priority") String priority);

    /** What isn't an aggregate needs a mapper of its own. */
    final class TitledTaskMapper implements RowMapper<TitledTask> {
        @Override
        public TitledTask mapRow(ResultSet row, int number) throws SQLException {
            return Rows.titledTask(row);
        }
    }

    /** What isn't an aggregate needs a mapper of its own. */
    final class CountMapper implements RowMapper<StatusCount> {
        @Override
        public StatusCount mapRow(ResultSet row, int number) throws SQLException {
            return Rows.count(row);
        }
    }
}
