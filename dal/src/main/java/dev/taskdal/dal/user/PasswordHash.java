package dev.taskdal.dal.user;

/**
 * An encoded password hash, such as Spring Security's {@code {bcrypt}…}; never a password. {@link #toString()} hides it,
 * and with it every record, exception and log line that has one inside.
 *
 * @param value the hash as it is stored
 */
public record PasswordHash(String value) {

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
