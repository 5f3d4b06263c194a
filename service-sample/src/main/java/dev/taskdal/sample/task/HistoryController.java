package dev.taskdal.sample.task;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.history.HistoryEntry;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Listing;
import dev.taskdal.sample.web.Pages;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed a task of the one who is logged in, and how. */
@RestController
@RequestMapping("/api/tasks/{taskId}/history")
@Tag(name = "Tasks")
final class HistoryController {

    private final Dal dal;

    HistoryController(Dal dal) {
        this.dal = dal;
    }

    /** Latest first. A task that was deleted has its history still. */
    @GetMapping
    ResponseEntity<Listing<HistoryJson>> page(
            @AuthenticationPrincipal UserId user,
            @PathVariable long taskId,
            @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size,
            @RequestParam @Nullable String cursor) {
        TaskId task = new TaskId(taskId);
        Page<HistoryEntry> page = dal.history().pageByTask(user, task, Pages.request(size, cursor));
        if (page.items().isEmpty()) {
            // Then it never existed, or is somebody else's; or nothing has happened to it since history is kept.
            dal.tasks().get(user, task);
        }
        return Pages.response(page, HistoryJson::of);
    }
}
