package dev.taskdal.sample.task;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.task.Board;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Pages;
import dev.taskdal.sample.web.Versions;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of one user. */
@RestController
@RequestMapping("/api/users/{userId}")
final class UserTasksController {

    private static final int MAX_BATCH = 1000;

    private final Dal dal;

    UserTasksController(Dal dal) {
        this.dal = dal;
    }

    @PostMapping("/tasks")
    ResponseEntity<TaskJson> create(@PathVariable long userId, @RequestBody TaskInput input) {
        Task task = dal.tasks().create(input.toNewTask(new UserId(userId)));
        return tagged(ResponseEntity.created(URI.create("/api/users/" + userId + "/tasks/" + task.id())), task);
    }

    /** All of them or none, in the order given. */
    @PostMapping("/tasks/batch")
    @ResponseStatus(HttpStatus.CREATED)
    List<TaskJson> createAll(@PathVariable long userId, @RequestBody List<@Nullable TaskInput> inputs) {
        if (inputs.size() > MAX_BATCH || inputs.contains(null)) {
            throw new InvalidValueException(
                    "A batch is an array of at most " + MAX_BATCH + " tasks, none of them null.");
        }
        List<NewTask> tasks = inputs.stream()
                .map(input -> input.toNewTask(new UserId(userId)))
                .toList();
        return dal.tasks().createAll(tasks).stream().map(TaskJson::of).toList();
    }

    /** Newest first; by title if a prefix is given. */
    @GetMapping("/tasks")
    ResponseEntity<Page<TaskJson>> page(
            @PathVariable long userId,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String prefix,
            @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size,
            @RequestParam @Nullable String cursor) {
        UserId owner = new UserId(userId);
        PageRequest request = Pages.request(size, cursor);
        if (prefix != null && status != null) {
            throw new InvalidValueException("Ask for a status or for a prefix, not for both.");
        }
        Page<Task> page = prefix != null
                ? dal.tasks().pageByTitlePrefix(owner, prefix, request)
                : status != null
                        ? dal.tasks().pageByUserAndStatus(owner, Literals.status(status), request)
                        : dal.tasks().pageByUser(owner, request);
        if (page.items().isEmpty()) {
            requireUser(owner);
        }
        return Pages.response(page.map(TaskJson::of));
    }

    @GetMapping("/tasks/{taskId}")
    ResponseEntity<TaskJson> get(@PathVariable long userId, @PathVariable long taskId) {
        return tagged(ResponseEntity.ok(), dal.tasks().get(new UserId(userId), new TaskId(taskId)));
    }

    /** Replaces title, description, status and priority. */
    @PutMapping("/tasks/{taskId}")
    ResponseEntity<TaskJson> update(
            @PathVariable long userId,
            @PathVariable long taskId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TaskInput input) {
        Task task = dal.tasks().get(new UserId(userId), new TaskId(taskId));
        Versions.require("task " + taskId, ifMatch, task.version());
        return tagged(ResponseEntity.ok(), dal.tasks().update(input.appliedTo(task)));
    }

    @DeleteMapping("/tasks/{taskId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long userId, @PathVariable long taskId) {
        if (!dal.tasks().delete(new UserId(userId), new TaskId(taskId))) {
            throw new NotFoundException("task " + taskId + " of user " + userId);
        }
    }

    /** All columns with their newest tasks. */
    @GetMapping("/board")
    BoardJson board(@PathVariable long userId, @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size) {
        Board board = dal.tasks().board(new UserId(userId), size);
        if (board.columns().stream().allMatch(column -> column.tasks().isEmpty())) {
            requireUser(new UserId(userId));
        }
        return BoardJson.of(board);
    }

    /** Asked only if there are no tasks: whoever has some exists. */
    private void requireUser(UserId userId) {
        dal.users().get(userId);
    }

    private static ResponseEntity<TaskJson> tagged(ResponseEntity.BodyBuilder response, Task task) {
        return response.eTag(Versions.tag(task.version())).body(TaskJson.of(task));
    }
}
