package dev.taskdal.sample.task;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.Label;
import dev.taskdal.dal.label.LabelQueries;
import dev.taskdal.dal.label.LabelQueries.Labelled;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.query.Outcome;
import dev.taskdal.dal.query.RoundTrip;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tasks with their tags and categories: those of however many tasks, in one round trip. */
@Component
final class TaskViews {

    private final Dal dal;

    TaskViews(Dal dal) {
        this.dal = dal;
    }

    TaskJson of(Task task) {
        return of(task.userId(), List.of(task)).get(0);
    }

    List<TaskJson> of(UserId owner, List<Task> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        LabelQueries.OfTasks ofTasks =
                new LabelQueries.OfTasks(owner, tasks.stream().map(Task::id).toList());
        RoundTrip trip = new RoundTrip();
        Outcome<List<Labelled<TagId>>> tags = trip.list(LabelQueries.TAGS.listByTasks, ofTasks);
        Outcome<List<Labelled<CategoryId>>> categories = trip.list(LabelQueries.CATEGORIES.listByTasks, ofTasks);
        trip.run(dal);
        Map<TaskId, List<Label<TagId>>> tagsOf = byTask(tags);
        Map<TaskId, List<Label<CategoryId>>> categoriesOf = byTask(categories);
        return tasks.stream()
                .map(task -> TaskJson.of(
                        task,
                        tagsOf.getOrDefault(task.id(), List.of()),
                        categoriesOf.getOrDefault(task.id(), List.of())))
                .toList();
    }

    private static <I> Map<TaskId, List<Label<I>>> byTask(Outcome<List<Labelled<I>>> labels) {
        return labels.get().stream()
                .collect(Collectors.groupingBy(
                        Labelled::task, Collectors.mapping(Labelled::label, Collectors.toList())));
    }
}
