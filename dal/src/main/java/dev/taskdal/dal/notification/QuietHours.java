package dev.taskdal.dal.notification;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * A part of every day in which a user isn't to be disturbed, on the clocks of that user's time zone, to the second.
 *
 * @param from the first moment that is quiet
 * @param until the first moment that no longer is; before {@code from} if midnight lies between, never the same
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** Cuts off what is less than a second: the database would make the last nanosecond of a day 24:00. */
    public QuietHours {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether that time of day is quiet. */
    public boolean contain(LocalTime time) {
        boolean started = !time.isBefore(from);
        boolean ended = !time.isBefore(until);
        return from.isBefore(until) ? started && !ended : started || !ended;
    }
}
