package dev.taskdal.benchmarks.contestant;

/**
 * The statements of those who write SQL: the ones that the {@code dal} sends, but for the board, which people write as
 * several. A limit is part of the text, where the planner sees it.
 */
final class Sql {

    static final String TASK = "user_id, id, title, description, status, priority, version, created_at, updated_at";

    static final String USER = "id, email, display_name, password_hash, version, created_at, updated_at";

    static final String FIND_TASK = "select " + TASK + " from task where user_id = ? and id = ?";

    static final String FIND_USER = "select " + USER + " from app_user where id = ?";

    static final String FIND_USER_BY_EMAIL = "select " + USER + " from app_user where lower(email) = lower(?)";

    static final String LIST_ALL = "select " + TASK + " from task where user_id = ? order by created_at desc, id desc";

    /** Goes on with the limit. */
    static final String NEWEST_FIRST = LIST_ALL + " limit ";

    /** Goes on with the limit. */
    static final String NEWEST_FIRST_AFTER =
            "select " + TASK + " from task where user_id = ? and (created_at, id) < (?, ?)"
                    + " order by created_at desc, id desc limit ";

    /** Goes on with the limit. */
    static final String NEWEST_IN_STATUS = "select " + TASK + " from task where user_id = ? and status = ?::task_status"
            + " order by created_at desc, id desc limit ";

    /** Its range is that of the index; the title as the index has it comes last. Goes on with the limit. */
    static final String BY_TITLE_PREFIX = "select " + TASK + ", lower(title) collate \"C\" from task where user_id = ?"
            + " and lower(title) collate \"C\" >= lower(?)"
            + " and lower(title) collate \"C\" < lower(?) || repeat(chr(1114111), 601)"
            + " order by lower(title) collate \"C\", id limit ";

    /** Stops one past the limit of the board in each status. */
    static final String COUNTS = "select s.status, (select count(*) from"
            + " (select 1 from task where user_id = ? and status = s.status limit 1001) capped)"
            + " from unnest(enum_range(cast(null as task_status))) s (status) order by s.status";

    static final String INSERT = "insert into task (user_id, title, description, status, priority)"
            + " values (?, ?, ?, ?::task_status, ?::task_priority)";

    static final String INSERT_RETURNING = INSERT + " returning " + TASK;

    static final String UPDATE_RETURNING = "update task set title = ?, description = ?, status = ?::task_status,"
            + " priority = ?::task_priority, version = version + 1, updated_at = now()"
            + " where user_id = ? and id = ? and version = ? returning " + TASK;

    static final String COPY = "copy task (user_id, title, description, status, priority) from stdin";

    private Sql() {}
}
