package dev.taskdal.migrator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a script says of itself in the comment that it begins with:
 *
 * <pre>
 * -- Splits the name of a user in two.
 * -- compatible-with: 0003
 * -- loses-data: the undo can't tell first and last name apart
 * </pre>
 *
 * Both are promises that somebody checks, so a forgotten or misspelt one errs on the safe side. Immutable.
 *
 * @param compatibleWith the oldest version of the schema whose code still works once this migration has run; empty if
 *     only code that was made for this migration does
 * @param losesData why rows that existed before don't all survive; empty if they do
 */
public record ScriptHeader(Optional<SchemaVersion> compatibleWith, Optional<String> losesData) {

    private static final Pattern PROMISE = Pattern.compile("--\\s*(compatible-with|loses-data):\\s*(.*?)\\s*");

    /**
     * Reads the header of a script.
     *
     * @param script all of its text
     * @throws IllegalArgumentException if one of the two has no value, stands twice, or names no version
     */
    public static ScriptHeader of(String script) {
        String version = null;
        String reason = null;
        for (String line : script.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("--")) {
                break;
            }
            Matcher promise = PROMISE.matcher(line);
            if (!promise.matches()) {
                continue;
            }
            if (promise.group(1).equals("compatible-with")) {
                version = value(promise, version);
            } else {
                reason = value(promise, reason);
            }
        }
        return new ScriptHeader(Optional.ofNullable(version).map(SchemaVersion::parse), Optional.ofNullable(reason));
    }

    private static String value(Matcher promise, @Nullable String before) {
        if (before != null) {
            throw new IllegalArgumentException("The header says '" + promise.group(1) + "' twice.");
        }
        if (promise.group(2).isEmpty()) {
            throw new IllegalArgumentException("The header says '" + promise.group(1) + "', and nothing behind it.");
        }
        return promise.group(2);
    }
}
