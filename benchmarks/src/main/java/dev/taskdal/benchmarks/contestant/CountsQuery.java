package dev.taskdal.benchmarks.contestant;

import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;

import dev.taskdal.dal.task.Tasks;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.ResultQuery;

/** The counts of {@link Sql#COUNTS} in jOOQ's DSL. */
final class CountsQuery {

    private CountsQuery() {}

    static ResultQuery<Record2<TaskStatus, Integer>> of(Field<UserId> userId) {
        Field<TaskStatus> status = field(name("s", "status"), TASK.STATUS.getDataType());
        Field<Integer> counted = field(selectCount()
                .from(selectOne()
                        .from(TASK)
                        .where(TASK.USER_ID.eq(userId))
                        .and(TASK.STATUS.eq(status))
                        .limit(inline(Tasks.BOARD_COUNT_LIMIT + 1))));
        return select(status, counted)
                .from(unnest(TaskStatus.values()).as("s", "status"))
                .orderBy(status);
    }
}
