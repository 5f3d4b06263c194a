package dev.taskdal.sample.web;

import dev.taskdal.dal.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** Checks of request bodies that the database can't make. */
public final class Body {

    private Body() {}

    /**
     * The value of a field that must be there.
     *
     * @throws InvalidValueException if it isn't, or is null
     */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValueException("The field '" + field + "' is missing.");
        }
        return value;
    }
}
