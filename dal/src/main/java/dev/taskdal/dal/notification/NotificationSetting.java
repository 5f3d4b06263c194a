package dev.taskdal.dal.notification;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a user wants to be told by one channel.
 *
 * @param userId whose setting it is
 * @param channel which way the notifications go
 * @param enabled false silences the channel, and keeps the rest for when it is turned on again
 * @param events what is told at once; empty for nothing but the digest
 * @param quietHours when nothing is told at once; empty for never
 * @param digestHour when the daily digest is sent, 0 to 23 on the clocks of the user's time zone; empty for no digest
 */
public record NotificationSetting(
        UserId userId,
        NotificationChannel channel,
        boolean enabled,
        Set<NotificationEvent> events,
        Optional<QuietHours> quietHours,
        Optional<Integer> digestHour) {

    /** Copies the set. */
    public NotificationSetting {
        events = Set.copyOf(events);
    }

    /** What holds for a user who has set nothing: enabled, all events, at all hours, no digest. */
    public static NotificationSetting defaultOf(UserId userId, NotificationChannel channel) {
        return new NotificationSetting(
                userId, channel, true, EnumSet.allOf(NotificationEvent.class), Optional.empty(), Optional.empty());
    }

    /**
     * Whether the user wants to be told of an event now.
     *
     * @param local the time of day in the user's time zone
     */
    public boolean wants(NotificationEvent event, LocalTime local) {
        return enabled
                && events.contains(event)
                && quietHours.filter(hours -> hours.contain(local)).isEmpty();
    }

    /** This setting with the channel on or off, for {@link NotificationSettings#save}. */
    public NotificationSetting withEnabled(boolean changed) {
        return new NotificationSetting(userId, channel, changed, events, quietHours, digestHour);
    }

    /** This setting for other events, for {@link NotificationSettings#save}. */
    public NotificationSetting withEvents(Set<NotificationEvent> changed) {
        return new NotificationSetting(userId, channel, enabled, changed, quietHours, digestHour);
    }

    /** This setting with other quiet hours, or none, for {@link NotificationSettings#save}. */
    public NotificationSetting withQuietHours(Optional<QuietHours> changed) {
        return new NotificationSetting(userId, channel, enabled, events, changed, digestHour);
    }

    /** This setting with a digest at another hour, or none, for {@link NotificationSettings#save}. */
    public NotificationSetting withDigestHour(Optional<Integer> changed) {
        return new NotificationSetting(userId, channel, enabled, events, quietHours, changed);
    }
}
