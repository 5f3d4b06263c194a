package dev.taskdal.dal.history;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one thing about a task changed.
 *
 * @param before what it was
 * @param after what it became; empty if the task was deleted
 */
public record Change<V>(V before, Optional<V> after) {

    static <V> Optional<Change<V>> of(@Nullable V before, @Nullable V after) {
        return before == null ? Optional.empty() : Optional.of(new Change<>(before, Optional.ofNullable(after)));
    }
}
