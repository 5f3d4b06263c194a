package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.function;

import dev.taskdal.dal.error.InvalidValueException;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Instants that PostgreSQL, its driver and ISO 8601 with four digits all can hold: those of the years 1 to 9999. */
public final class Times {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    /**
     * The time at which the transaction began, by the server's clock. jOOQ 3.21 renders its own {@code currentInstant()} by
     * way of the local time in the session's zone, where one hour a year comes twice.
     */
    public static Field<Instant> now() {
        return function("now", SQLDataType.INSTANT);
    }

    /**
     * The same instant, if it can be stored.
     *
     * @param what names the value in the message, such as {@code start}
     * @throws InvalidValueException if it is outside of the years 1 to 9999
     */
    public static Instant storable(String what, Instant time) {
        if (!isStorable(time)) {
            throw new InvalidValueException(
                    "The " + what + ", " + time + ", is outside of the years 1 to 9999. Give another one.");
        }
        return time;
    }

    static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
