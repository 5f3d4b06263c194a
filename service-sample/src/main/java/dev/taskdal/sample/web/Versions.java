package dev.taskdal.sample.web;

import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.StaleVersionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions of rows as entity tags, so that nobody overwrites what they haven't seen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-match">RFC 9110, If-Match</a>
 */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Versions() {}

    /** The entity tag of a version. */
    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Checks that a change was made from the current version.
     *
     * @param what names the row in messages, such as {@code task 5}
     * @param ifMatch the header; {@code *} is refused, since it would overwrite whatever is there
     * @throws VersionRequiredException if there is no header
     * @throws InvalidValueException if it isn't one entity tag of ours
     * @throws StaleVersionException if the row is at another version
     */
    public static void require(String what, @Nullable String ifMatch, int current) {
        if (ifMatch == null) {
            throw new VersionRequiredException(what);
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new InvalidValueException(
                    "The header If-Match must be the ETag of the version that the change was made" + " from, such as "
                            + tag(1) + ", and nothing else: no *, no list, no weak tag.");
        }
        int expected = Integer.parseInt(tag.group(1));
        if (expected != current) {
            throw new StaleVersionException(what, expected, current);
        }
    }
}
