package dev.taskdal.sample.web;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why JSON can't be read, in words for people. Says where, not what: the value may be a password. */
public final class JsonReason {

    private JsonReason() {}

    /** The reason for that exception. */
    public static String of(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "There is no field '" + shortened(unknown.getPropertyName()) + "'. There are: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (e instanceof InvalidFormatException invalid
                && invalid.getTargetType().isEnum()) {
            return "The field '" + field(invalid) + "' has a value that doesn't exist.";
        }
        if (!e.getPath().isEmpty()) {
            return "The field '" + field(e) + "' has a value of the wrong type.";
        }
        return e.getLocation() == null
                ? "The body is not the JSON that was expected."
                : "The body is not the JSON that was expected: see line "
                        + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".";
    }

    private static String field(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : shortened(step.getPropertyName()))
                .collect(Collectors.joining("."));
    }

    private static String shortened(String name) {
        return name.length() > 50 ? name.substring(0, 50) + "…" : name;
    }
}
