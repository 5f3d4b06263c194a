package dev.taskdal.sample.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.query.Text;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of an import. What an export has besides is allowed and left alone: a task that is made anew gets its own. */
@JsonIgnoreProperties({"id", "version", "createdAt", "updatedAt", "tags", "categories"})
record ImportLine(
        @Nullable String title,
        @Nullable String description,
        @Nullable TaskStatus status,
        @Nullable TaskPriority priority) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;

    /**
     * The task of this line.
     *
     * @throws InvalidValueException if the schema would refuse it: it could not say which line that was
     */
    NewTask toNewTask(UserId user) {
        String checkedTitle = Text.storable("title", Body.required("title", title));
        String checkedDescription = Text.storable("description", Objects.requireNonNullElse(description, ""));
        if (checkedTitle.chars().allMatch(c -> c == ' ') || length(checkedTitle) > LONGEST_TITLE) {
            throw new InvalidValueException("A title has 1 to " + LONGEST_TITLE + " characters, and not only blanks.");
        }
        if (length(checkedDescription) > LONGEST_DESCRIPTION) {
            throw new InvalidValueException("A description has at most " + LONGEST_DESCRIPTION + " characters.");
        }
        return new NewTask(
                user,
                checkedTitle,
                checkedDescription,
                Objects.requireNonNullElse(status, TaskStatus.TODO),
                Objects.requireNonNullElse(priority, TaskPriority.NORMAL));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
