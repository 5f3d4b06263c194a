package dev.taskdal.contracts;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.Labels;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * What the queries of tags and of categories promise, which is the same.
 *
 * @param set the name of their set
 * @param labels how to get at them
 * @param ids makes an id
 */
record LabelContracts<I extends Comparable<I>>(
        QueryContracts contracts, String set, Function<Dal, Labels<I>> labels, LongFunction<I> ids) {

    private static final UserId BUSY = new UserId(TaskListVolume.BUSY);
    private static final UserId STEADY = new UserId(TaskListVolume.STEADY);
    private static final UserId IDLE = new UserId(TaskListVolume.IDLE);
    private static final UserId FULL = new UserId(TaskListVolume.FULL);

    static void declare(QueryContracts contracts) {
        new LabelContracts<>(contracts, "Tags", Dal::tags, TagId::new).declare();
        new LabelContracts<>(contracts, "Categories", Dal::categories, CategoryId::new).declare();
    }

    private interface Use<I extends Comparable<I>> {
        Object of(Labels<I> labels);
    }

    private void declare() {
        single();
        ofTasks();
        pages();
        reads("countTasks", "all of 4,200 tasks have it", l -> l.countTasks(FULL, several(FULL, 0, 1)));
        contracts.readsUpToBound(
                set + ".countTasks",
                "20 of the user with a tenth of all tasks",
                Samples.with(dal -> labels.apply(dal).countTasks(BUSY, several(BUSY, 0, 20))));
        reads("countTasks", "a user without tasks", l -> l.countTasks(IDLE, several(IDLE, 0, 1)));
    }

    private void single() {
        reads("find", "one of 20", l -> l.find(STEADY, id(STEADY, 0)));
        contracts.writes(set + ".create", "another", (database, rows) -> {
            Dal dal = Dal.open(database);
            AtomicLong count = new AtomicLong();
            return () -> labels.apply(dal).create(BUSY, "Another " + count.incrementAndGet());
        });
        writes("rename", "another name", l -> l.rename(BUSY, id(BUSY, 0), "Another"));
        writes("rename", "another case", l -> l.rename(BUSY, id(BUSY, 0), "LABEL 0"));
        writes("delete", "on a few tasks", l -> l.delete(STEADY, id(STEADY, 19)));
        writes("delete", "on 4,200 tasks", l -> l.delete(FULL, id(FULL, 0)));
    }

    private void ofTasks() {
        contracts
                .writes(set + ".add", "three to a task", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    TaskId task = tasks(dal, BUSY, 1).get(0);
                    return () -> labels.apply(dal).add(BUSY, task, several(BUSY, 17, 20));
                })
                .writes(set + ".add", "one that the task has already", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    TaskId task = tasks(dal, FULL, 1).get(0);
                    return () -> labels.apply(dal).add(FULL, task, several(FULL, 0, 1));
                })
                .writes(set + ".remove", "three, of which the task has one or more", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    TaskId task = tasks(dal, FULL, 1).get(0);
                    return () -> labels.apply(dal).remove(FULL, task, several(FULL, 0, 3));
                });
        for (int size : List.of(20, 1000)) {
            listByTasks("a page of " + size + " of the user with a tenth of all tasks", BUSY, BUSY, size);
        }
        listByTasks("a page of 20, each with one or more", FULL, FULL, 20);
        listByTasks("a page of 20 of somebody else", IDLE, STEADY, 20);
    }

    private void listByTasks(String description, UserId asking, UserId owner, int size) {
        contracts.reads(set + ".listByTasks", description, (database, rows) -> {
            Dal dal = Dal.open(database);
            List<TaskId> tasks = tasks(dal, owner, size);
            return () -> labels.apply(dal).listByTasks(asking, tasks);
        });
    }

    private void pages() {
        Samples.pages(
                contracts,
                set + ".pageByUser",
                "the user with the most",
                (dal, request) -> labels.apply(dal).pageByUser(BUSY, request));
        reads("pageByUser", "half of a user's 20", l -> l.pageByUser(STEADY, PageRequest.first(10)));
        reads("pageByUser", "a user without", l -> l.pageByUser(IDLE, PageRequest.first(20)));
        Samples.pages(
                contracts,
                set + ".pageTasks",
                "the one with the most tasks",
                (dal, request) -> labels.apply(dal).pageTasks(BUSY, id(BUSY, 0), request));
        reads("pageTasks", "all of 4,200 tasks", l -> l.pageTasks(FULL, id(FULL, 0), PageRequest.first(1000)));
        reads("pageTasks", "a few tasks", l -> l.pageTasks(STEADY, id(STEADY, 19), PageRequest.first(20)));
        reads("pageTasks", "none of a tenth of all tasks", l -> l.pageTasks(BUSY, id(BUSY, 20), PageRequest.first(20)));
        reads("pageTasks", "a user without tasks", l -> l.pageTasks(IDLE, id(IDLE, 0), PageRequest.first(20)));
    }

    private void reads(String query, String description, Use<I> use) {
        contracts.reads(set + "." + query, description, Samples.with(dal -> use.of(labels.apply(dal))));
    }

    private void writes(String query, String description, Use<I> use) {
        contracts.writes(set + "." + query, description, Samples.with(dal -> use.of(labels.apply(dal))));
    }

    private I id(UserId user, int label) {
        return ids.apply(LabelVolume.id(user.value(), label));
    }

    /** The labels of a user from one to before another. */
    private List<I> several(UserId user, int from, int until) {
        return IntStream.range(from, until).mapToObj(label -> id(user, label)).toList();
    }

    private static List<TaskId> tasks(Dal dal, UserId owner, int size) {
        return dal.tasks().pageByUser(owner, PageRequest.first(size)).items().stream()
                .map(Task::id)
                .toList();
    }
}
