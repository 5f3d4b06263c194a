package dev.taskdal.sample.task;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.jackson.JacksonMixin;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Statuses are written as the database writes them: {@code in_progress}. This is for parameters. */
@Component
final class StatusFormat implements Converter<String, TaskStatus> {

    @Override
    public TaskStatus convert(String text) {
        return Arrays.stream(TaskStatus.values())
                .filter(status -> status.getLiteral().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("There is no status '" + text + "'. There are: "
                        + Arrays.stream(TaskStatus.values())
                                .map(TaskStatus::getLiteral)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** And this is for JSON. */
    @JacksonMixin(TaskStatus.class)
    interface Json {

        @JsonValue
        String getLiteral();
    }
}
