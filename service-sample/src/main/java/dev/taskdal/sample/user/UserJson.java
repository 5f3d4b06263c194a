package dev.taskdal.sample.user;

import dev.taskdal.dal.user.User;
import java.time.Instant;

/** A user as the API shows it: without the password's hash. */
record UserJson(long id, String email, String displayName, int version, Instant createdAt, Instant updatedAt) {

    static UserJson of(User user) {
        return new UserJson(
                user.id().value(),
                user.email(),
                user.displayName(),
                user.version(),
                user.createdAt(),
                user.updatedAt());
    }
}
