package dev.taskdal.dal.user;

import java.time.Instant;

/**
 * A user, as it was when it was read.
 *
 * @param id names the user
 * @param email as it was typed
 * @param displayName what others see
 * @param passwordHash hidden in {@code toString()}
 * @param version goes up by one with every update
 * @param createdAt to the microsecond
 * @param updatedAt to the microsecond
 */
public record User(
        UserId id,
        String email,
        String displayName,
        PasswordHash passwordHash,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** This user with another e-mail address, for {@link Users#update}. */
    public User withEmail(String changed) {
        return new User(id, changed, displayName, passwordHash, version, createdAt, updatedAt);
    }

    /** This user with another name, for {@link Users#update}. */
    public User withDisplayName(String changed) {
        return new User(id, email, changed, passwordHash, version, createdAt, updatedAt);
    }

    /** This user with another password, for {@link Users#update}. */
    public User withPasswordHash(PasswordHash changed) {
        return new User(id, email, displayName, changed, version, createdAt, updatedAt);
    }

    /** This user as it was read at another version: {@link Users#update} then expects that one. */
    public User withVersion(int expected) {
        return new User(id, email, displayName, passwordHash, expected, createdAt, updatedAt);
    }
}
