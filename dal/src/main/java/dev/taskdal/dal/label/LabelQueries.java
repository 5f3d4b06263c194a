package dev.taskdal.dal.label;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Keys.PK_TASK;
import static dev.taskdal.schema.Tables.TASK;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.update;

import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.CompiledCommand;
import dev.taskdal.dal.query.CompiledPage;
import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.query.Mapping;
import dev.taskdal.dal.query.Parameters;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.task.TaskQueries;
import dev.taskdal.dal.user.UserId;
import java.util.Collection;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.ResultQuery;
import org.jooq.SelectSelectStep;
import org.jooq.Table;

/**
 * The compiled queries behind {@link Labels}, which is the way to run one of them: the same for tags and for categories.
 * Several of them in one round trip: {@link dev.taskdal.dal.query.RoundTrip}.
 *
 * @param <I> {@link TagId} or {@link CategoryId}
 */
public final class LabelQueries<I> {

    /** Those of tags. */
    public static final LabelQueries<TagId> TAGS = new LabelQueries<>("Tags", LabelTables.TAGS);

    /** Those of categories. */
    public static final LabelQueries<CategoryId> CATEGORIES = new LabelQueries<>("Categories", LabelTables.CATEGORIES);

    private static final int BEYOND_LIMIT = Labels.COUNT_LIMIT + 1;

    /** Names a label. */
    public record Key<I>(UserId userId, I id) {}

    /** Several tasks of a user. */
    public record OfTasks(UserId userId, Collection<TaskId> tasks) {}

    /** A task that has a label. */
    public record Labelled<I>(TaskId task, Label<I> label) {}

    /** Several labels of a user. */
    public record Several<I>(UserId userId, Collection<I> ids) {}

    /** How many tasks have a label. */
    public record Counted<I>(I id, CappedCount tasks) {}

    record NewLabel(UserId userId, String name) {}

    record Change<I>(UserId userId, TaskId task, Collection<I> ids) {}

    /** All of them. */
    public final Queries queries;

    /** A user's label. */
    public final CompiledQuery<Key<I>, Label<I>> find;

    /** A user's labels, by name. */
    public final CompiledPage<UserId, Label<I>> pageByUser;

    /** The labels of several tasks, by name for each of them. */
    public final CompiledQuery<OfTasks, Labelled<I>> listByTasks;

    /** A user's tasks that have a label, newest first. */
    public final CompiledPage<Key<I>, Task> pageTasks;

    /** How many tasks have each of several labels. */
    public final CompiledQuery<Several<I>, Counted<I>> countTasks;

    final CompiledQuery<NewLabel, Label<I>> create;
    final CompiledQuery<Label<I>, Label<I>> rename;
    final CompiledCommand<Key<I>> delete;
    final CompiledCommand<Change<I>> add;
    final CompiledCommand<Change<I>> remove;

    private final LabelTables<I> t;

    private LabelQueries(String name, LabelTables<I> tables) {
        t = tables;
        queries = Queries.named(name, Queries.class);
        Mapping<Record3<UserId, I, String>, Label<I>> asLabel = mapping(Label::new);
        find = queries.query(
                "find",
                Contract.key(t.labelKey()).buffers(5),
                p -> label().from(t.label())
                        .where(t.userId().eq(p.value(t.userId(), Key::userId)))
                        .and(t.id().eq(p.value(t.id(), Key::id))),
                asLabel);
        create = queries.query(
                "create",
                Contract.noIndex().buffers(20),
                p -> insertInto(t.label())
                        .set(t.userId(), p.value(t.userId(), NewLabel::userId))
                        .set(t.name(), p.value(t.name(), NewLabel::name))
                        .returningResult(t.userId(), t.id(), t.name()),
                asLabel);
        rename = queries.query(
                "rename",
                Contract.key(t.labelKey()).buffers(25),
                p -> update(t.label())
                        .set(t.name(), p.value(t.name(), Label::name))
                        .where(t.userId().eq(p.value(t.userId(), Label::userId)))
                        .and(t.id().eq(p.value(t.id(), Label::id)))
                        .returningResult(t.userId(), t.id(), t.name()),
                asLabel);
        delete = queries.command(
                "delete",
                Contract.key(t.labelKey()).linear("It is taken from all tasks that have it."),
                p -> deleteFrom(t.label())
                        .where(t.userId().eq(p.value(t.userId(), Key::userId)))
                        .and(t.id().eq(p.value(t.id(), Key::id))));
        pageByUser = queries.page(
                "pageByUser",
                page(Contract.index(t.byName())),
                Keyset.alphabetical(lower(t.name())),
                p -> label().from(t.label()).where(t.userId().eq(p.value(t.userId()))),
                asLabel);
        add = queries.command(
                "add",
                Contract.noIndex().linear("It adds as many as it is given."),
                p -> insertInto(t.link(), t.linkUserId(), t.linkTaskId(), t.linkId())
                        .select(select(
                                p.value(t.linkUserId(), Change::userId),
                                p.value(t.linkTaskId(), Change::task),
                                field("unnest({0})", t.linkId().getDataType(), p.values(t.linkId(), Change::ids))))
                        .onConflictDoNothing());
        remove = queries.command(
                "remove",
                // The key would do as well: both have all of its columns.
                Contract.index(t.byLabel()).linear("It removes as many as it is given."),
                p -> deleteFrom(t.link())
                        .where(t.linkUserId().eq(p.value(t.linkUserId(), Change::userId)))
                        .and(t.linkTaskId().eq(p.value(t.linkTaskId(), Change::task)))
                        .and(t.linkId().eq(any(p.values(t.linkId(), Change::ids)))));
        listByTasks = queries.query(
                "listByTasks",
                Contract.key(t.linkKey(), t.labelKey())
                        .linear("It looks at each task that it is given.")
                        .sorting("The few labels of a task come by name, which is in the other table."),
                this::labelling,
                mapping((task, userId, id, labelName) -> new Labelled<>(task, new Label<>(userId, id, labelName))));
        pageTasks = queries.page(
                "pageTasks",
                // For each row, the way down the key and a block of its own.
                page(Contract.index(t.byLabel()).andKey(PK_TASK)).buffersPerRow(5),
                Keyset.highestFirst(t.linkTaskId()),
                // The limit keeps the server from joining the two by the order of the tasks: of a label that no task of
                // late has, it would read all tasks of late.
                p -> TaskQueries.task()
                        .from(t.link())
                        .crossJoin(lateral(TaskQueries.task()
                                .from(TASK)
                                .where(TASK.USER_ID.eq(t.linkUserId()))
                                .and(TASK.ID.eq(t.linkTaskId()))
                                .limit(inline(1))
                                .asTable(TASK)))
                        .where(t.linkUserId().eq(p.value(t.linkUserId(), Key::userId)))
                        .and(t.linkId().eq(p.value(t.linkId(), Key::id))),
                TaskQueries.AS_TASK);
        countTasks = queries.query(
                "countTasks",
                // From the index alone, which asks the visibility map for each row: in a large table that is another
                // block of it each time.
                Contract.index(t.byLabel()).rows(PageRequest.MAX_SIZE).buffersPerRow(BEYOND_LIMIT + 30L),
                this::counting,
                mapping((id, counted) -> new Counted<>(id, CappedCount.of(counted, Labels.COUNT_LIMIT))));
    }

    private SelectSelectStep<Record3<UserId, I, String>> label() {
        return select(t.userId(), t.id(), t.name());
    }

    /** Task by task: for all at once, the server would take what is in common to them, the user, and read all that is his. */
    private ResultQuery<Record4<TaskId, UserId, I, String>> labelling(Parameters<OfTasks> p) {
        Table<?> tasks = unnest(p.values(t.linkTaskId(), OfTasks::tasks)).as("t", "id");
        Field<TaskId> task = field(name("t", "id"), t.linkTaskId().getDataType());
        Table<?> labels = lateral(label().from(t.link())
                .join(t.label())
                .on(t.userId().eq(t.linkUserId()))
                .and(t.id().eq(t.linkId()))
                .where(t.linkUserId().eq(p.value(t.linkUserId(), OfTasks::userId)))
                .and(t.linkTaskId().eq(task))
                .orderBy(lower(t.name()))
                .offset(inline(0))
                .asTable(t.label()));
        return select(task, t.userId(), t.id(), t.name()).from(tasks).crossJoin(labels);
    }

    private ResultQuery<Record2<I, Integer>> counting(Parameters<Several<I>> p) {
        Table<?> ids = unnest(p.values(t.linkId(), Several::ids)).as("l", "id");
        Field<I> id = field(name("l", "id"), t.linkId().getDataType());
        Table<?> counted = lateral(select(count().as("counted"))
                .from(selectOne()
                        .from(t.link())
                        .where(t.linkUserId().eq(p.value(t.linkUserId(), Several::userId)))
                        .and(t.linkId().eq(id))
                        .limit(inline(BEYOND_LIMIT))
                        .asTable("capped"))
                .asTable("c"));
        return select(id, field(name("c", "counted"), Integer.class)).from(ids).crossJoin(counted);
    }

    /** The way down the index, its leaves, and for each row a block of its own. One row tells whether there are more. */
    private static Contract page(Contract served) {
        return served.rows(PageRequest.MAX_SIZE + 1).buffers(12).buffersPerRow(1);
    }
}
