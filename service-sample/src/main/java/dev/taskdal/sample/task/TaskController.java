package dev.taskdal.sample.task;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.StaleException;
import dev.taskdal.sample.web.Versions;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One task of the one who is logged in. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
final class TaskController {

    private final Dal dal;
    private final TaskViews views;

    TaskController(Dal dal, TaskViews views) {
        this.dal = dal;
        this.views = views;
    }

    @PostMapping
    ResponseEntity<TaskJson> create(@AuthenticationPrincipal UserId user, @RequestBody TaskInput input) {
        Task task = dal.actingAs(user).tasks().create(input.toNewTask(user));
        return tagged(
                ResponseEntity.created(URI.create("/api/tasks/" + task.id())), TaskJson.of(task, List.of(), List.of()));
    }

    @GetMapping("/{taskId}")
    ResponseEntity<TaskJson> get(@AuthenticationPrincipal UserId user, @PathVariable long taskId) {
        return tagged(ResponseEntity.ok(), views.of(dal.tasks().get(user, new TaskId(taskId))));
    }

    /** Changes what is there, and leaves the rest. */
    @PatchMapping("/{taskId}")
    ResponseEntity<TaskJson> update(
            @AuthenticationPrincipal UserId user,
            @PathVariable long taskId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TaskInput input) {
        Task task = dal.tasks().get(user, new TaskId(taskId));
        try {
            Versions.require("task " + taskId, ifMatch, task.version());
            return tagged(
                    ResponseEntity.ok(), views.of(dal.actingAs(user).tasks().update(input.appliedTo(task))));
        } catch (StaleVersionException e) {
            throw stale(e, user, task.id());
        }
    }

    @DeleteMapping("/{taskId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @AuthenticationPrincipal UserId user,
            @PathVariable long taskId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Task task = dal.tasks().get(user, new TaskId(taskId));
        try {
            Versions.require("task " + taskId, ifMatch, task.version());
            dal.actingAs(user).tasks().delete(task);
        } catch (StaleVersionException e) {
            throw stale(e, user, task.id());
        }
    }

    private StaleException stale(StaleVersionException e, UserId user, TaskId id) {
        return new StaleException(e, views.of(dal.tasks().get(user, id)));
    }

    private static ResponseEntity<TaskJson> tagged(ResponseEntity.BodyBuilder response, TaskJson task) {
        return response.eTag(Versions.tag(task.version())).body(task);
    }
}
