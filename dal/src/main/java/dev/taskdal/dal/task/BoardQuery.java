package dev.taskdal.dal.task;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Indexes.IX_TASK_USER_STATUS;
import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.unnest;

import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Parameters;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.schema.tables.TaskTable;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record11;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The board as one statement: one {@code LATERAL} arm a status, since several statuses at once would break the order of
 * the index. The counts stop one past the limit, since an exact count costs as much as there are tasks. One statement for
 * each length of the columns, since a bound limit makes the server plan at every call.
 */
final class BoardQuery {

    private static final int BEYOND_LIMIT = Tasks.BOARD_COUNT_LIMIT + 1;

    private static final Map<Integer, CompiledQuery<UserId, Row>> BY_SIZE = new ConcurrentHashMap<>();

    private BoardQuery() {}

    /** A task of the board, or an empty column. */
    record Row(TaskStatus status, int counted, @Nullable Task task) {

        private static Row of(
                TaskStatus status,
                int counted,
                UserId userId,
                @Nullable TaskId id,
                String title,
                String description,
                TaskStatus ofTask,
                TaskPriority priority,
                Integer version,
                Instant createdAt,
                Instant updatedAt) {
            return new Row(
                    status,
                    counted,
                    id == null
                            ? null
                            : new Task(
                                    userId, id, title, description, ofTask, priority, version, createdAt, updatedAt));
        }
    }

    static CompiledQuery<UserId, Row> ofSize(int tasksPerColumn) {
        return BY_SIZE.computeIfAbsent(tasksPerColumn, size -> in(Queries.named("Tasks"), size));
    }

    static CompiledQuery<UserId, Row> in(Queries queries, int tasksPerColumn) {
        return queries.query(
                "board",
                // Four columns of cards, each card in a block of its own, and four counts from the index alone. They
                // ask
                // the visibility map for each row: in a large table that is another block of it each time.
                Contract.index(IX_TASK_USER_STATUS)
                        .rows(4L * Tasks.MAX_BOARD_TASKS)
                        .buffers(4L * BEYOND_LIMIT + 90)
                        .buffersPerRow(1)
                        .sorting("The columns come one after the other, and within each in the order of the index; the"
                                + " sort of those few rows only makes sure of it."),
                p -> board(p, tasksPerColumn),
                mapping(Row::of));
    }

    private static ResultQuery<
                    Record11<
                            TaskStatus,
                            Integer,
                            UserId,
                            TaskId,
                            String,
                            String,
                            TaskStatus,
                            TaskPriority,
                            Integer,
                            Instant,
                            Instant>>
            board(Parameters<UserId> p, int tasksPerColumn) {
        Param<UserId> userId = p.value(TASK.USER_ID);
        Table<?> statuses = unnest(TaskStatus.values()).as("s", "status");
        Field<TaskStatus> status = field(name("s", "status"), TASK.STATUS.getDataType());
        Table<?> counted = select(count().as("counted"))
                .from(selectOne()
                        .from(TASK)
                        .where(TASK.USER_ID.eq(userId))
                        .and(TASK.STATUS.eq(status))
                        .limit(inline(BEYOND_LIMIT))
                        .asTable("capped"))
                .asTable("c");
        TaskTable card = TASK.as("card");
        // Not selectFrom, which names all columns: a jar that knows a new one could not run on the schema before it.
        Table<?> cards = TaskQueries.task()
                .from(TASK)
                .where(TASK.USER_ID.eq(userId))
                .and(TASK.STATUS.eq(status))
                .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc())
                .limit(inline(tasksPerColumn))
                .asTable("card");
        return select(
                        status,
                        field(name("c", "counted"), Integer.class),
                        card.USER_ID,
                        card.ID,
                        card.TITLE,
                        card.DESCRIPTION,
                        card.STATUS,
                        card.PRIORITY,
                        card.VERSION,
                        card.CREATED_AT,
                        card.UPDATED_AT)
                .from(statuses)
                .crossJoin(lateral(counted))
                .leftJoin(lateral(cards))
                .on(trueCondition())
                .orderBy(status, card.CREATED_AT.desc(), card.ID.desc());
    }
}
