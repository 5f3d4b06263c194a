package dev.taskdal.sample.page;

import static dev.taskdal.schema.enums.TaskPriority.HIGH;
import static dev.taskdal.schema.enums.TaskPriority.LOW;
import static dev.taskdal.schema.enums.TaskPriority.NORMAL;
import static dev.taskdal.schema.enums.TaskPriority.URGENT;
import static dev.taskdal.schema.enums.TaskStatus.CANCELLED;
import static dev.taskdal.schema.enums.TaskStatus.DONE;
import static dev.taskdal.schema.enums.TaskStatus.IN_PROGRESS;
import static dev.taskdal.schema.enums.TaskStatus.TODO;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A board as somebody might have it, for what is looked at. */
final class SampleTasks {

    private record Sample(TaskStatus status, TaskPriority priority, String title, String category, String... tags) {}

    // Newest last.
    private static final List<Sample> TASKS = List.of(
            new Sample(CANCELLED, NORMAL, "Repaint the kitchen", "Home"),
            new Sample(CANCELLED, LOW, "Move the newsletter to another tool", "Work"),
            new Sample(DONE, HIGH, "Renew the passport", "Home", "by post"),
            new Sample(DONE, NORMAL, "Measure the board’s query at ten million rows", "Work", "database"),
            new Sample(DONE, NORMAL, "Order seeds for spring", "Home", "garden"),
            new Sample(DONE, URGENT, "Restore the backup as a rehearsal", "Work", "database"),
            new Sample(DONE, NORMAL, "Thank the reviewers", "Work"),
            new Sample(DONE, NORMAL, "Send the slides round", "Work", "talk"),
            new Sample(IN_PROGRESS, NORMAL, "Read “The Art of Doing Science and Engineering”", "Home"),
            new Sample(IN_PROGRESS, NORMAL, "Write the guide for new colleagues", "Work", "docs"),
            new Sample(IN_PROGRESS, HIGH, "Find out why the nightly import takes an hour", "Work", "database"),
            new Sample(IN_PROGRESS, NORMAL, "Repair the bicycle’s rear brake", "Home"),
            new Sample(TODO, LOW, "Sort the photographs of last summer", "Home"),
            new Sample(TODO, NORMAL, "Plan the team’s offsite", "Work"),
            new Sample(TODO, NORMAL, "Call the dentist", "Home"),
            new Sample(TODO, NORMAL, "Draft the talk on keyset pages", "Work", "talk", "database"),
            new Sample(TODO, HIGH, "Book the train to Vienna", "Home", "travel"),
            new Sample(TODO, NORMAL, "Water the tomatoes", "Home", "garden"),
            new Sample(TODO, NORMAL, "Answer the question about time zones", "Work", "docs"),
            new Sample(TODO, URGENT, "Upgrade the database before its support ends", "Work", "database"));

    private SampleTasks() {}

    /** Gives them to somebody. */
    static void create(Dal dal, Account account) {
        Map<String, CategoryId> categories = new HashMap<>();
        Map<String, TagId> tags = new HashMap<>();
        List<Task> tasks = dal.tasks()
                .createAll(TASKS.stream()
                        .map(sample -> new NewTask(
                                account.id(),
                                sample.title,
                                sample.priority == NORMAL ? "" : "More about it.",
                                sample.status,
                                sample.priority))
                        .toList());
        for (int i = 0; i < tasks.size(); i++) {
            Sample sample = TASKS.get(i);
            CategoryId category = categories.computeIfAbsent(
                    sample.category,
                    name -> dal.categories().create(account.id(), name).id());
            dal.categories().add(account.id(), tasks.get(i).id(), List.of(category));
            for (String name : sample.tags) {
                TagId tag = tags.computeIfAbsent(
                        name, key -> dal.tags().create(account.id(), key).id());
                dal.tags().add(account.id(), tasks.get(i).id(), List.of(tag));
            }
        }
    }
}
