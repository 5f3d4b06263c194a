package dev.taskdal.sample.task;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Listing;
import dev.taskdal.sample.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of the tasks of the one who is logged in. */
@RestController
@RequestMapping("/api")
@Tag(name = "Tasks")
final class TaskListController {

    private static final String COMBINATIONS = "Ask for at most one of: status, prefix, tag, category,"
            + " from and to (one of them or both), order=priority. Each is served by an index, which two of them"
            + " together would not be.";

    /** The first and the last instant that a task can be of. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Dal dal;
    private final TaskViews views;

    TaskListController(Dal dal, TaskViews views) {
        this.dal = dal;
        this.views = views;
    }

    /** What is asked for; at most one thing. */
    private record Filter(
            @Nullable String status,
            @Nullable String prefix,
            @Nullable Long tag,
            @Nullable Long category,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String order) {

        boolean isTooMuch() {
            return Stream.of(status != null, prefix != null, tag != null, category != null, from != null || to != null)
                                    .filter(given -> given)
                                    .count()
                            + (order == null ? 0 : 1)
                    > 1;
        }
    }

    @GetMapping("/tasks")
    @Operation(
            summary = "A page of tasks",
            description = "Newest first; by title if a prefix is given; open ones, most urgent first, with"
                    + " order=priority. " + COMBINATIONS)
    ResponseEntity<Listing<TaskJson>> page(
            @AuthenticationPrincipal UserId user,
            // Without it, Spring would look for @Nullable at each request.
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String prefix,
            @RequestParam(required = false) @Nullable Long tag,
            @RequestParam(required = false) @Nullable Long category,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String cursor) {
        Filter filter = new Filter(status, prefix, tag, category, from, to, "newest".equals(order) ? null : order);
        Page<Task> page = page(user, filter, Pages.request(size, cursor));
        return Pages.response(page, views.of(user, page.items()));
    }

    private Page<Task> page(UserId user, Filter filter, PageRequest request) {
        if (filter.isTooMuch()) {
            throw new InvalidValueException(COMBINATIONS);
        }
        if (filter.status() != null) {
            return dal.tasks().pageByUserAndStatus(user, Literals.status(filter.status()), request);
        }
        if (filter.prefix() != null) {
            return dal.tasks().pageByTitlePrefix(user, filter.prefix(), request);
        }
        if (filter.tag() != null) {
            return dal.tags().pageTasks(user, new TagId(filter.tag()), request);
        }
        if (filter.category() != null) {
            return dal.categories().pageTasks(user, new CategoryId(filter.category()), request);
        }
        if (filter.from() != null || filter.to() != null) {
            return dal.tasks()
                    .pageByUserCreatedBetween(
                            user,
                            filter.from() == null ? FIRST : filter.from(),
                            filter.to() == null ? LAST : filter.to(),
                            request);
        }
        if (filter.order() == null) {
            return dal.tasks().pageByUser(user, request);
        }
        if (filter.order().equals("priority")) {
            return dal.tasks().pageOpenByPriority(user, request);
        }
        throw new InvalidValueException("There is no order '" + filter.order() + "'. There are: newest, priority.");
    }

    /** All columns with their newest tasks. */
    @GetMapping("/board")
    BoardJson board(@AuthenticationPrincipal UserId user, @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size) {
        Board board = dal.tasks().board(user, size);
        List<Task> tasks = board.columns().stream()
                .flatMap(column -> column.tasks().stream())
                .toList();
        return BoardJson.of(board, views.of(user, tasks), size);
    }
}
