package dev.taskdal.sample.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.Transaction;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.Labels;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Tasks as somebody might have them, with tags, categories and a little history. */
public final class DemoTasks {

    private record Line(
            TaskStatus status,
            TaskPriority priority,
            String category,
            List<String> tags,
            String title,
            String description) {

        static Line parse(String text) {
            String[] parts = text.split("\\s*\\|\\s*");
            return new Line(
                    Objects.requireNonNull(TaskStatus.lookupLiteral(parts[0]), text),
                    Objects.requireNonNull(TaskPriority.lookupLiteral(parts[1]), text),
                    parts[2],
                    parts[3].equals("-") ? List.of() : List.of(parts[3].split(",")),
                    parts[4],
                    parts.length > 5 ? parts[5] : "");
        }
    }

    private final Transaction transaction;
    private final UserId user;
    private final Map<String, CategoryId> categories = new HashMap<>();
    private final Map<String, TagId> tags = new HashMap<>();

    private DemoTasks(Transaction transaction, UserId user) {
        this.transaction = transaction;
        this.user = user;
    }

    /**
     * Adds some to a user who has no tags and categories yet.
     *
     * @param count how many, at most 30
     */
    public static void add(Transaction transaction, UserId user, int count) {
        // The history is to say that it was the user.
        transaction.dsl().fetch("SELECT set_config('taskdal.actor', {0}, true)", String.valueOf(user.value()));
        DemoTasks demo = new DemoTasks(transaction, user);
        List<Line> lines = lines().limit(count).toList();
        List<Task> tasks = transaction
                .tasks()
                .createAll(lines.stream()
                        .map(line -> new NewTask(user, line.title, line.description, TaskStatus.TODO))
                        .toList());
        for (int i = 0; i < count; i++) {
            demo.complete(tasks.get(i), lines.get(i));
        }
    }

    private void complete(Task task, Line line) {
        if (line.status != task.status() || line.priority != task.priority()) {
            transaction.tasks().update(task.withStatus(line.status).withPriority(line.priority));
        }
        label(transaction.categories(), categories, task, List.of(line.category));
        label(transaction.tags(), tags, task, line.tags);
    }

    private <I extends Comparable<I>> void label(
            Labels<I> labels, Map<String, I> known, Task task, List<String> names) {
        List<I> ids = names.stream()
                .map(name -> known.computeIfAbsent(
                        name, key -> labels.create(user, key).id()))
                .toList();
        labels.add(user, task.id(), ids);
    }

    private static Stream<Line> lines() {
        try {
            return new ClassPathResource("demo/tasks.txt")
                    .getContentAsString(UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Line::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
