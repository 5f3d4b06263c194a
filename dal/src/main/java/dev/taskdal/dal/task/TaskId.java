package dev.taskdal.dal.task;

/**
 * Names a task among those of its owner.
 *
 * @param value the number that the database gave
 */
public record TaskId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
