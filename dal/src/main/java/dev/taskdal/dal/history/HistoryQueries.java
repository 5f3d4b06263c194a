package dev.taskdal.dal.history;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Indexes.IX_TASK_HISTORY_TASK;
import static dev.taskdal.schema.Keys.PK_TASK_HISTORY;
import static dev.taskdal.schema.Tables.TASK_HISTORY;
import static org.jooq.impl.DSL.select;

import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.CompiledPage;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.task.TaskQueries;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskOperation;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import org.jooq.Record15;
import org.jooq.SelectSelectStep;

/**
 * The compiled queries behind {@link TaskHistory}, which is the way to run one of them. Several of them in one round trip:
 * {@link dev.taskdal.dal.query.RoundTrip}.
 */
public final class HistoryQueries {

    /** All of them. */
    public static final Queries QUERIES = Queries.named("History", Queries.class);

    /** Ids are drawn when something happens, so that they are in the order of time. */
    private static final Keyset<Long, Long> LATEST_FIRST = Keyset.highestFirst(TASK_HISTORY.ID);

    private HistoryQueries() {}

    /** The history of a task, latest first. */
    public static final CompiledPage<TaskQueries.Key, HistoryEntry> BY_TASK = QUERIES.page(
            "pageByTask",
            page(Contract.index(IX_TASK_HISTORY_TASK)),
            LATEST_FIRST,
            p -> entry().from(TASK_HISTORY)
                    .where(TASK_HISTORY.USER_ID.eq(p.value(TASK_HISTORY.USER_ID, TaskQueries.Key::userId)))
                    .and(TASK_HISTORY.TASK_ID.eq(p.value(TASK_HISTORY.TASK_ID, TaskQueries.Key::id))),
            mapping(HistoryEntry::of));

    /** The history of all tasks of a user, latest first. */
    public static final CompiledPage<UserId, HistoryEntry> BY_USER = QUERIES.page(
            "pageByUser",
            page(Contract.key(PK_TASK_HISTORY)),
            LATEST_FIRST,
            p -> entry().from(TASK_HISTORY).where(TASK_HISTORY.USER_ID.eq(p.value(TASK_HISTORY.USER_ID))),
            mapping(HistoryEntry::of));

    /** The way down the index, its leaves, and for each row a block of its own. One row tells whether there are more. */
    private static Contract page(Contract served) {
        return served.rows(PageRequest.MAX_SIZE + 1).buffers(12).buffersPerRow(1);
    }

    /** The columns of an entry, in the order of its method {@code of}. */
    private static SelectSelectStep<
                    Record15<
                            UserId,
                            Long,
                            TaskId,
                            Instant,
                            UserId,
                            String,
                            TaskOperation,
                            String,
                            String,
                            String,
                            String,
                            TaskStatus,
                            TaskStatus,
                            TaskPriority,
                            TaskPriority>>
            entry() {
        return select(
                TASK_HISTORY.USER_ID,
                TASK_HISTORY.ID,
                TASK_HISTORY.TASK_ID,
                TASK_HISTORY.CHANGED_AT,
                TASK_HISTORY.ACTOR_ID,
                TASK_HISTORY.ACTOR_ROLE,
                TASK_HISTORY.OPERATION,
                TASK_HISTORY.TITLE_BEFORE,
                TASK_HISTORY.TITLE_AFTER,
                TASK_HISTORY.DESCRIPTION_BEFORE,
                TASK_HISTORY.DESCRIPTION_AFTER,
                TASK_HISTORY.STATUS_BEFORE,
                TASK_HISTORY.STATUS_AFTER,
                TASK_HISTORY.PRIORITY_BEFORE,
                TASK_HISTORY.PRIORITY_AFTER);
    }
}
