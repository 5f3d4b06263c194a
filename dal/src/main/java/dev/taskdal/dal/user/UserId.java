package dev.taskdal.dal.user;

/**
 * Names a user.
 *
 * @param value the number that the database gave
 */
public record UserId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
