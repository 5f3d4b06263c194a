package dev.taskdal.sample.page;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.UserId;
import java.util.concurrent.atomic.AtomicInteger;

/** A user, with an account that is confirmed. */
record Account(UserId id, String email, String name) {

    static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Makes one; its tasks are those that a test gives it. */
    static Account create(Dal dal) {
        String name = "Person " + COUNT.incrementAndGet();
        String email = name.toLowerCase().replace(' ', '.') + "@example.org";
        // In the clear: it isn't the hashing that is tested here, and it takes its time.
        UserId id = dal.users()
                .create(new NewUser(email, name, new PasswordHash("{noop}" + PASSWORD)))
                .id();
        return new Account(id, email, name);
    }
}
