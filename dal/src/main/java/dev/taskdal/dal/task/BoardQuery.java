package dev.taskdal.dal.task;

import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.unnest;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.schema.tables.TaskTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The board as one statement: one {@code LATERAL} arm a status, since several statuses at once would break the order of
 * the index. The counts stop one past the limit, since an exact count costs as much as there are tasks.
 */
final class BoardQuery {

    private static final int BEYOND_LIMIT = Tasks.BOARD_COUNT_LIMIT + 1;

    private BoardQuery() {}

    static Board fetch(DSLContext dsl, UserId userId, int tasksPerColumn) {
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
        Field<Integer> total = field(name("c", "counted"), Integer.class);
        TaskTable card = TASK.as("card");
        Table<?> cards = lateral(selectFrom(TASK)
                        .where(TASK.USER_ID.eq(userId))
                        .and(TASK.STATUS.eq(status))
                        .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc())
                        .limit(inline(tasksPerColumn)))
                .as("card");
        Map<TaskStatus, List<Task>> tasks = new EnumMap<>(TaskStatus.class);
        Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
        dsl.select(status, total)
                .select(card.fields())
                .from(statuses)
                .crossJoin(lateral(counted))
                .leftJoin(cards)
                .on(trueCondition())
                .orderBy(status, card.CREATED_AT.desc(), card.ID.desc())
                .forEach(row -> {
                    List<Task> column = tasks.computeIfAbsent(row.get(status), s -> new ArrayList<>());
                    counts.put(row.get(status), row.get(total));
                    if (row.get(card.ID) != null) {
                        column.add(Tasks.task(row.into(card)));
                    }
                });
        return new Board(tasks.entrySet().stream()
                .map(column -> new Board.Column(
                        column.getKey(),
                        CappedCount.of(counts.get(column.getKey()), Tasks.BOARD_COUNT_LIMIT),
                        column.getValue()))
                .toList());
    }
}
