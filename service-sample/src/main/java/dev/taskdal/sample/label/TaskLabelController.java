package dev.taskdal.sample.label;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.Labels;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which tasks have which tags and categories. Doing it again is no error: the answer is about what is so now. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
@ResponseStatus(HttpStatus.NO_CONTENT)
@Tag(name = "Tasks")
final class TaskLabelController {

    private final Dal dal;

    TaskLabelController(Dal dal) {
        this.dal = dal;
    }

    @PutMapping("/tags/{labelId}")
    void addTag(@AuthenticationPrincipal UserId user, @PathVariable long taskId, @PathVariable long labelId) {
        dal.tags().add(user, new TaskId(taskId), List.of(new TagId(labelId)));
    }

    @DeleteMapping("/tags/{labelId}")
    void removeTag(@AuthenticationPrincipal UserId user, @PathVariable long taskId, @PathVariable long labelId) {
        remove(dal.tags(), user, new TaskId(taskId), new TagId(labelId));
    }

    @PutMapping("/categories/{labelId}")
    void addCategory(@AuthenticationPrincipal UserId user, @PathVariable long taskId, @PathVariable long labelId) {
        dal.categories().add(user, new TaskId(taskId), List.of(new CategoryId(labelId)));
    }

    @DeleteMapping("/categories/{labelId}")
    void removeCategory(@AuthenticationPrincipal UserId user, @PathVariable long taskId, @PathVariable long labelId) {
        remove(dal.categories(), user, new TaskId(taskId), new CategoryId(labelId));
    }

    private <I extends Comparable<I>> void remove(Labels<I> labels, UserId user, TaskId task, I id) {
        if (labels.remove(user, task, List.of(id)) == 0) {
            // Either the task hasn't it, which is as it should be, or one of the two doesn't exist.
            dal.tasks().get(user, task);
            labels.get(user, id);
        }
    }
}
