package dev.taskdal.dal.token;

import dev.taskdal.dal.user.UserId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An API token, as it was when it was read: all but the token, which is stored nowhere.
 *
 * @param userId for whom a program logs in with it
 * @param id names it among those of its owner
 * @param name what its owner calls it; 1 to 100 characters, not all of them blank
 * @param createdAt to the microsecond
 * @param lastUsedOn the day of {@link Tokens#markUsed}; null if it was never used
 */
public record ApiToken(
        UserId userId,
        TokenId id,
        String name,
        Instant createdAt,
        @Nullable LocalDate lastUsedOn) {}
