package dev.taskdal.sample.transfer;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Indexes.IX_TASK_USER_ID;
import static dev.taskdal.schema.Keys.PK_CATEGORY;
import static dev.taskdal.schema.Keys.PK_TAG;
import static dev.taskdal.schema.Keys.PK_TASK_CATEGORY;
import static dev.taskdal.schema.Keys.PK_TASK_TAG;
import static dev.taskdal.schema.Tables.CATEGORY;
import static dev.taskdal.schema.Tables.TAG;
import static dev.taskdal.schema.Tables.TASK;
import static dev.taskdal.schema.Tables.TASK_CATEGORY;
import static dev.taskdal.schema.Tables.TASK_TAG;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;

import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import java.util.List;

/** A query of the service's own, in the way of the layer. */
final class ExportQueries {

    static final Queries QUERIES = Queries.named("Export");

    private ExportQueries() {}

    /** A line of an export. */
    record Line(
            long id,
            String title,
            String description,
            TaskStatus status,
            TaskPriority priority,
            Instant createdAt,
            Instant updatedAt,
            List<String> tags,
            List<String> categories) {

        private static Line of(
                TaskId id,
                String title,
                String description,
                TaskStatus status,
                TaskPriority priority,
                Instant createdAt,
                Instant updatedAt,
                String[] tags,
                String[] categories) {
            return new Line(
                    id.value(),
                    title,
                    description,
                    status,
                    priority,
                    createdAt,
                    updatedAt,
                    List.of(tags),
                    List.of(categories));
        }
    }

    /** All tasks of a user with the names of their labels, newest first. */
    static final CompiledQuery<UserId, Line> TASKS = QUERIES.query(
            "tasks",
            Contract.index(IX_TASK_USER_ID)
                    .andKey(PK_TASK_TAG, PK_TAG, PK_TASK_CATEGORY, PK_CATEGORY)
                    .linear("It reads all that a user has.")
                    .sorting("The few labels of a task come by name."),
            p -> select(
                            TASK.ID,
                            TASK.TITLE,
                            TASK.DESCRIPTION,
                            TASK.STATUS,
                            TASK.PRIORITY,
                            TASK.CREATED_AT,
                            TASK.UPDATED_AT,
                            array(select(TAG.NAME)
                                    .from(TASK_TAG)
                                    .join(TAG)
                                    .on(TAG.USER_ID.eq(TASK_TAG.USER_ID))
                                    .and(TAG.ID.eq(TASK_TAG.TAG_ID))
                                    .where(TASK_TAG.USER_ID.eq(TASK.USER_ID))
                                    .and(TASK_TAG.TASK_ID.eq(TASK.ID))
                                    .orderBy(lower(TAG.NAME))),
                            array(select(CATEGORY.NAME)
                                    .from(TASK_CATEGORY)
                                    .join(CATEGORY)
                                    .on(CATEGORY.USER_ID.eq(TASK_CATEGORY.USER_ID))
                                    .and(CATEGORY.ID.eq(TASK_CATEGORY.CATEGORY_ID))
                                    .where(TASK_CATEGORY.USER_ID.eq(TASK.USER_ID))
                                    .and(TASK_CATEGORY.TASK_ID.eq(TASK.ID))
                                    .orderBy(lower(CATEGORY.NAME))))
                    .from(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID)))
                    .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc()),
            mapping(Line::of));
}
