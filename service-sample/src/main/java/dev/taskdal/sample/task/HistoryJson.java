package dev.taskdal.sample.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.taskdal.dal.history.Change;
import dev.taskdal.dal.history.HistoryEntry;
import dev.taskdal.schema.enums.TaskOperation;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody did to a task, as the API shows it. */
record HistoryJson(long id, Instant changedAt, TaskOperation operation, Actor actor, Changes changes) {

    static HistoryJson of(HistoryEntry entry) {
        return new HistoryJson(
                entry.id(),
                entry.changedAt(),
                entry.operation(),
                Actor.of(entry.actor()),
                new Changes(
                        FromTo.of(entry.title()),
                        FromTo.of(entry.description()),
                        FromTo.of(entry.status()),
                        FromTo.of(entry.priority())));
    }

    /** Either a user, or whoever was logged in to the database. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Actor(@Nullable Long userId, @Nullable String role) {

        static Actor of(dev.taskdal.dal.history.Actor actor) {
            return actor instanceof dev.taskdal.dal.history.Actor.User user
                    ? new Actor(user.id().value(), null)
                    : new Actor(null, ((dev.taskdal.dal.history.Actor.Role) actor).name());
        }
    }

    /** Only what changed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changes(
            @Nullable FromTo<String> title,
            @Nullable FromTo<String> description,
            @Nullable FromTo<TaskStatus> status,
            @Nullable FromTo<TaskPriority> priority) {}

    /**
     * What it was and what it became.
     *
     * @param to null if the task was deleted
     */
    record FromTo<V>(V from, @Nullable V to) {

        static <V> @Nullable FromTo<V> of(Optional<Change<V>> change) {
            return change.map(c -> new FromTo<>(c.before(), c.after().orElse(null)))
                    .orElse(null);
        }
    }
}
