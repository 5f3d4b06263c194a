package dev.taskdal.sample.task;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.task.Task;
import dev.taskdal.sample.web.Pages;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of all users. */
@RestController
@RequestMapping("/api/tasks")
final class AllTasksController {

    private final Dal dal;

    AllTasksController(Dal dal) {
        this.dal = dal;
    }

    /** Newest first: all, those in a status, or those created from one instant until another. */
    @GetMapping
    ResponseEntity<Page<TaskJson>> page(
            @RequestParam @Nullable String status,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size,
            @RequestParam @Nullable String cursor) {
        PageRequest request = Pages.request(size, cursor);
        Page<Task> page;
        if (from != null && until != null && status == null) {
            page = dal.tasks().pageCreatedBetween(from, until, request);
        } else if (from != null || until != null) {
            throw new InvalidValueException("Give both 'from' and 'until', and no status with them.");
        } else if (status != null) {
            page = dal.tasks().pageByStatus(Literals.status(status), request);
        } else {
            page = dal.tasks().pageNewest(request);
        }
        return Pages.response(page.map(TaskJson::of));
    }

    @GetMapping("/counts")
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        dal.tasks().countByStatus().forEach((status, count) -> counts.put(status.getLiteral(), count));
        return counts;
    }
}
