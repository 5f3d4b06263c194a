package dev.taskdal.dal.label;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.DuplicateKeyException;
import dev.taskdal.dal.error.DuplicateNameException;
import dev.taskdal.dal.error.MissingReferenceException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.task.CappedCount;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads and writes tags, or categories, and says which tasks have them. Every write is one statement, which commits at once
 * unless a transaction is in progress. Thread-safe if it comes from a {@code Dal}; bound to its transaction and thread if it
 * comes from a transaction. Every method throws a {@link dev.taskdal.dal.error.DalException} if the database can't be
 * reached or refuses.
 *
 * <p>A label is named by its owner and its id: somebody else's label or task looks like one that doesn't exist.
 *
 * @param <I> {@link TagId} or {@link CategoryId}
 */
public final class Labels<I extends Comparable<I>> {

    /** Counts are exact up to this many tasks a label. */
    public static final int COUNT_LIMIT = 1000;

    private final Session session;
    private final LabelQueries<I> queries;
    private final LabelTables<I> tables;

    private Labels(Session session, LabelQueries<I> queries, LabelTables<I> tables) {
        this.session = session;
        this.queries = queries;
        this.tables = tables;
    }

    /** {@code Dal} and its transactions make it. */
    public static Labels<TagId> tags(Session session) {
        return new Labels<>(session, LabelQueries.TAGS, LabelTables.TAGS);
    }

    /** {@code Dal} and its transactions make it. */
    public static Labels<CategoryId> categories(Session session) {
        return new Labels<>(session, LabelQueries.CATEGORIES, LabelTables.CATEGORIES);
    }

    /**
     * Adds a label, which no task has yet.
     *
     * @throws DuplicateNameException if the user has one of that name, in whatever case
     * @throws UnknownOwnerException if the user doesn't exist
     * @throws dev.taskdal.dal.error.CheckViolationException if the name hasn't 1 to 50 characters, or blanks around it
     * @throws dev.taskdal.dal.error.InvalidValueException if the name can't be stored
     */
    public Label<I> create(UserId userId, String name) {
        try {
            return refusingDuplicates(() -> queries.create.get(session, new LabelQueries.NewLabel(userId, name)));
        } catch (MissingReferenceException e) {
            throw e.constraint().equals(tables.owner().getName()) ? new UnknownOwnerException(e) : e;
        }
    }

    /**
     * A user's label.
     *
     * @throws NotFoundException if the user has no such label
     */
    public Label<I> get(UserId userId, I id) {
        return find(userId, id).orElseThrow(() -> new NotFoundException(what(userId, id)));
    }

    /** A user's label, if there is one with that id. */
    public Optional<Label<I>> find(UserId userId, I id) {
        return queries.find.find(session, new LabelQueries.Key<>(userId, id));
    }

    /**
     * Gives a label another name, or the same in another case. Its tasks keep it. The last one wins.
     *
     * @return the label as it is now
     * @throws NotFoundException if the user has no such label
     * @throws DuplicateNameException if another one of the user has that name, in whatever case
     * @throws dev.taskdal.dal.error.CheckViolationException if the name hasn't 1 to 50 characters, or blanks around it
     * @throws dev.taskdal.dal.error.InvalidValueException if the name can't be stored
     */
    public Label<I> rename(UserId userId, I id, String name) {
        return refusingDuplicates(() -> queries.rename.find(session, new Label<>(userId, id, name)))
                .orElseThrow(() -> new NotFoundException(what(userId, id)));
    }

    /**
     * Deletes a label, and takes it from all tasks that have it. The tasks stay.
     *
     * @return whether there was one
     */
    public boolean delete(UserId userId, I id) {
        return queries.delete.execute(session, new LabelQueries.Key<>(userId, id)) == 1;
    }

    /** A user's labels by name, without regard to case. Served by {@code ix_tag_name}, {@code ix_category_name}. */
    public Page<Label<I>> pageByUser(UserId userId, PageRequest request) {
        return queries.pageByUser.page(session, userId, request);
    }

    /**
     * Gives a task labels, with one statement: all of them or none. Those that it has already, it keeps.
     *
     * @return how many of them are new to it; 0 if none are given
     * @throws NotFoundException if the user has no such task, or one of the labels isn't the user's
     */
    public int add(UserId userId, TaskId task, Collection<I> ids) {
        // In one order, so that two who give the same task the same labels don't wait for each other.
        TreeSet<I> ordered = new TreeSet<>(ids);
        try {
            return ordered.isEmpty()
                    ? 0
                    : queries.add.execute(session, new LabelQueries.Change<>(userId, task, ordered));
        } catch (MissingReferenceException e) {
            throw new NotFoundException(
                    e.constraint().equals(tables.task().getName())
                            ? "task " + task + " of user " + userId
                            : what(userId, ordered),
                    e);
        }
    }

    /**
     * Takes labels from a task, with one statement. Those that it hasn't are none of its business: of a task or a label that
     * isn't the user's nothing is taken.
     *
     * @return how many it had
     */
    public int remove(UserId userId, TaskId task, Collection<I> ids) {
        return ids.isEmpty() ? 0 : queries.remove.execute(session, new LabelQueries.Change<>(userId, task, ids));
    }

    /** A task's labels by name; empty if the user has no such task. */
    public List<Label<I>> listByTask(UserId userId, TaskId task) {
        return listByTasks(userId, List.of(task)).getOrDefault(task, List.of());
    }

    /**
     * The labels of many tasks, such as those of a page, with one statement.
     *
     * @return for each of the tasks, in their order, its labels by name; an empty list if it has none, or isn't the user's
     */
    public Map<TaskId, List<Label<I>>> listByTasks(UserId userId, Collection<TaskId> tasks) {
        Map<TaskId, List<Label<I>>> labels = new LinkedHashMap<>();
        tasks.forEach(task -> labels.put(task, new ArrayList<>()));
        if (!labels.isEmpty()) {
            queries.listByTasks
                    .list(session, new LabelQueries.OfTasks(userId, labels.keySet()))
                    .forEach(row -> labels.get(row.task()).add(row.label()));
        }
        return labels;
    }

    /**
     * A user's tasks that have a label, newest first; none if the user has no such label. Served by {@code ix_task_tag_tag},
     * {@code ix_task_category_category}.
     */
    public Page<Task> pageTasks(UserId userId, I id, PageRequest request) {
        return queries.pageTasks.page(session, new LabelQueries.Key<>(userId, id), request);
    }

    /**
     * How many tasks have each of several labels, such as those of a page, with one statement; exact up to
     * {@value #COUNT_LIMIT}, so that it costs the same however many tasks there are.
     *
     * @return for each of the labels, in their order, its count; 0 if no task has it, or it isn't the user's
     */
    public Map<I, CappedCount> countTasks(UserId userId, Collection<I> ids) {
        Map<I, CappedCount> counts = new LinkedHashMap<>();
        queries.countTasks
                .list(session, new LabelQueries.Several<>(userId, ids))
                .forEach(row -> counts.put(row.id(), row.tasks()));
        return counts;
    }

    private <T> T refusingDuplicates(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw e.constraint().equals(tables.byName().getName()) ? new DuplicateNameException(tables.kind(), e) : e;
        }
    }

    private String what(UserId userId, I id) {
        return tables.kind() + " " + id + " of user " + userId;
    }

    private String what(UserId userId, TreeSet<I> ids) {
        return ids.size() == 1
                ? what(userId, ids.first())
                : tables.kind() + " of user " + userId + " for at least one of the ids " + ids;
    }
}
