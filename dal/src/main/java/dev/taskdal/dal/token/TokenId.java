package dev.taskdal.dal.token;

/**
 * Names an API token among those of its owner.
 *
 * @param value the number that the database gave
 */
public record TokenId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
