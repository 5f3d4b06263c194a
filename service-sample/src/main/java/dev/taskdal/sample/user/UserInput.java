package dev.taskdal.sample.user;

import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.User;
import dev.taskdal.sample.web.Body;
import org.jspecify.annotations.Nullable;

/** What a user is made or replaced from. Without a password, a user that exists keeps the old one. */
record UserInput(
        @Nullable String email,
        @Nullable String displayName,
        @Nullable String password) {

    NewUser toNewUser(Passwords passwords) {
        return new NewUser(
                Body.required("email", email),
                Body.required("displayName", displayName),
                passwords.hash(Body.required("password", password)));
    }

    User appliedTo(User user, Passwords passwords) {
        User changed = user.withEmail(Body.required("email", email))
                .withDisplayName(Body.required("displayName", displayName));
        return password == null ? changed : changed.withPasswordHash(passwords.hash(password));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "UserInput[" + email + "]";
    }
}
