package dev.taskdal.dal.notification;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.MissingReferenceException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.query.Times;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.Keys;
import dev.taskdal.schema.enums.NotificationChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and writes notification settings, and hands out the digests that are due. Every write is one statement, which
 * commits at once unless a transaction is in progress. Thread-safe if it comes from a {@code Dal}; bound to its
 * transaction and thread if it comes from a transaction. Every method throws a
 * {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses.
 *
 * <p>What a user has not set is as {@link NotificationSetting#defaultOf} says, which goes for users that don't exist, too.
 */
public final class NotificationSettings {

    private final Session session;

    /** {@code Dal} and its transactions make it. */
    public NotificationSettings(Session session) {
        this.session = session;
    }

    /** A user's setting for one channel: what was saved, or the default. */
    public NotificationSetting get(UserId userId, NotificationChannel channel) {
        return NotificationQueries.FIND
                .find(session, new NotificationQueries.Key(userId, channel))
                .orElseGet(() -> NotificationSetting.defaultOf(userId, channel));
    }

    /** A user's settings for all channels, in the order of {@link NotificationChannel}: what was saved, or the default. */
    public List<NotificationSetting> listByUser(UserId userId) {
        Map<NotificationChannel, NotificationSetting> saved =
                NotificationQueries.LIST_BY_USER.list(session, userId).stream()
                        .collect(Collectors.toMap(NotificationSetting::channel, Function.identity()));
        return Stream.of(NotificationChannel.values())
                .map(channel -> saved.getOrDefault(channel, NotificationSetting.defaultOf(userId, channel)))
                .toList();
    }

    /**
     * Writes a user's setting for one channel, whatever it was before: the last one wins. The next digest is the next
     * time that the clocks of the user's time zone show its hour; one that is due already stays due.
     *
     * @return the setting as it is now
     * @throws UnknownOwnerException if the user doesn't exist
     * @throws dev.taskdal.dal.error.CheckViolationException if the hour isn't from 0 to 23, or quiet hours begin and end
     *     at the same time
     */
    public NotificationSetting save(NotificationSetting setting) {
        try {
            return NotificationQueries.SAVE.get(session, setting);
        } catch (MissingReferenceException e) {
            throw e.constraint().equals(Keys.NOTIFICATION_SETTING__FK_NOTIFICATION_SETTING_USER.getName())
                    ? new UnknownOwnerException(e)
                    : e;
        }
    }

    /**
     * Forgets a user's setting for one channel: the default holds again.
     *
     * @return whether there was one
     */
    public boolean reset(UserId userId, NotificationChannel channel) {
        return NotificationQueries.RESET.execute(session, new NotificationQueries.Key(userId, channel)) == 1;
    }

    /**
     * All users' digests that are due by a channel, the longest overdue first. Served by
     * {@code ix_notification_setting_digest}. Those that are claimed leave the list, so whoever claims all of a page may
     * ask for the first page again.
     *
     * @param until the first instant that no longer counts: now, or the end of the hour
     * @throws dev.taskdal.dal.error.InvalidValueException if the instant is outside of the years 1 to 9999
     */
    public Page<DueDigest> pageDigestsDue(NotificationChannel channel, Instant until, PageRequest request) {
        NotificationQueries.Due due = new NotificationQueries.Due(channel, Times.storable("due date", until));
        return NotificationQueries.DIGESTS_DUE.page(session, due, request);
    }

    /**
     * Takes a digest on: of several senders that have found it, one gets it. The user's next digest is due the next day.
     * Claim it in a transaction with whatever remembers that it is to be sent, or send it first and have some sent twice,
     * or claim it first and have some lost.
     *
     * @return false if somebody else has it, or the user has changed the setting since
     */
    public boolean claimDigest(DueDigest digest) {
        return NotificationQueries.CLAIM_DIGEST.execute(session, digest) == 1;
    }
}
