package dev.taskdal.sample.task;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import dev.taskdal.schema.enums.TaskOperation;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.jackson.JacksonMixin;

/**
 * Statuses and priorities are written as the database writes them: {@code in_progress}. Parameters are read here, and not
 * by a converter of Spring's, which would try Java's names too.
 */
final class Literals {

    private Literals() {}

    /**
     * The status of that name.
     *
     * @throws InvalidValueException if there is none
     */
    static TaskStatus status(String text) {
        return Arrays.stream(TaskStatus.values())
                .filter(status -> status.getLiteral().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("There is no status '" + text + "'. There are: "
                        + Arrays.stream(TaskStatus.values())
                                .map(TaskStatus::getLiteral)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** For JSON. */
    @JacksonMixin({
        TaskStatus.class,
        TaskPriority.class,
        TaskOperation.class,
        NotificationChannel.class,
        NotificationEvent.class
    })
    interface Json {

        @JsonValue
        String getLiteral();
    }
}
