package dev.taskdal.benchmarks.contestant;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Indexes.IX_TASK_USER_ID;
import static dev.taskdal.schema.Indexes.IX_TASK_USER_STATUS;
import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.select;

import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;

/** What the layer doesn't have, written as a service would write queries of its own. */
final class DalQueries {

    private static final Queries QUERIES = Queries.named("Benchmarks");

    static final CompiledQuery<UserId, StatusCount> COUNTS = QUERIES.query(
            "counts",
            Contract.index(IX_TASK_USER_STATUS).rows(4).buffers(60),
            p -> CountsQuery.of(p.value(TASK.USER_ID)),
            mapping(StatusCount::new));

    static final CompiledQuery<UserId, Task> LIST_ALL = QUERIES.query(
            "listAll",
            Contract.index(IX_TASK_USER_ID).linear("It returns all tasks of a user."),
            p -> select(
                            TASK.USER_ID,
                            TASK.ID,
                            TASK.TITLE,
                            TASK.DESCRIPTION,
                            TASK.STATUS,
                            TASK.PRIORITY,
                            TASK.VERSION,
                            TASK.CREATED_AT,
                            TASK.UPDATED_AT)
                    .from(TASK)
                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID)))
                    .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc()),
            mapping(Task::new));

    private DalQueries() {}
}
