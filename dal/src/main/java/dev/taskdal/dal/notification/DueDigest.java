package dev.taskdal.dal.notification;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.NotificationChannel;
import java.time.Instant;

/**
 * A daily digest that is to be sent.
 *
 * @param userId who gets it
 * @param channel which way it goes
 * @param dueAt since when, to the microsecond; {@link NotificationSettings#claimDigest} takes it on if nobody else has
 */
public record DueDigest(UserId userId, NotificationChannel channel, Instant dueAt) {}
