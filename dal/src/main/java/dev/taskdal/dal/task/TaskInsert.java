package dev.taskdal.dal.task;

import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.val;

import dev.taskdal.dal.query.Text;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.schema.tables.records.TaskRecord;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/**
 * Inserts tasks from arrays. The ids are drawn first, each with the place that its task had in the input, so that the
 * result can be put into that order: the order of a plain {@code RETURNING} is nowhere promised. Plain SQL, since jOOQ
 * knows neither {@code OVERRIDING SYSTEM VALUE} nor {@code unnest} of several arrays.
 */
final class TaskInsert {

    private static final String SQL = """
            with input as materialized (
                select nextval(pg_get_serial_sequence('task', 'id')) as id, i.*
                from unnest({0}, {1}, {2}, {3}) with ordinality as i (user_id, title, description, status, place)
            ), added as (
                insert into task (user_id, id, title, description, status) overriding system value
                select user_id, id, title, description, status from input
                returning {4}
            )
            select {5} from added as task join input on input.id = task.id order by input.place
            """;

    private final Long[] userIds;
    private final String[] titles;
    private final String[] descriptions;
    private final TaskStatus[] statuses;

    private TaskInsert(List<NewTask> tasks) {
        userIds = tasks.stream().map(task -> task.userId().value()).toArray(Long[]::new);
        titles =
                tasks.stream().map(task -> Text.storable("title", task.title())).toArray(String[]::new);
        descriptions = tasks.stream()
                .map(task -> Text.storable("description", task.description()))
                .toArray(String[]::new);
        statuses = tasks.stream().map(NewTask::status).toArray(TaskStatus[]::new);
    }

    static TaskInsert of(List<NewTask> tasks) {
        return new TaskInsert(tasks);
    }

    ResultQuery<TaskRecord> resultQuery(DSLContext dsl) {
        return dsl.resultQuery(
                        SQL,
                        val(userIds),
                        val(titles),
                        val(descriptions),
                        val(statuses),
                        list(columns(false)),
                        list(columns(true)))
                .coerce(TASK);
    }

    private static QueryPart[] columns(boolean qualified) {
        return Arrays.stream(TASK.fields())
                .map(field -> qualified ? field : DSL.field(field.getUnqualifiedName()))
                .toArray(Field[]::new);
    }
}
