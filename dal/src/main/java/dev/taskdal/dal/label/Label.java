package dev.taskdal.dal.label;

import dev.taskdal.dal.user.UserId;

/**
 * A tag or a category, as it was when it was read.
 *
 * @param <I> {@link TagId} or {@link CategoryId}
 * @param userId whose it is
 * @param id names it among those of its owner
 * @param name 1 to 50 characters without blanks around them; unique for its owner and kind without regard to case
 */
public record Label<I>(UserId userId, I id, String name) {}
