package dev.taskdal.dal.history;

import dev.taskdal.dal.user.UserId;

/** Who did something. */
public sealed interface Actor {

    /**
     * A user, as the service said by {@code Dal.actingAs}.
     *
     * @param id of a user who may be gone
     */
    record User(UserId id) implements Actor {}

    /**
     * Whoever was logged in to the database: a service that didn't say for whom it acted, or a person with a client.
     *
     * @param name of the role
     */
    record Role(String name) implements Actor {}
}
