package dev.taskdal.dal.user;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What others see of a user, and how dates and times are shown to that user; as it was when it was read. Unlike
 * {@link User} it holds nothing to log in with, so that it can be passed on.
 *
 * @param id names the user
 * @param displayName what others see; 1 to 100 characters, not all of them blank
 * @param timeZone {@code UTC} or a name of the IANA time zone database such as {@code Europe/Berlin}; text, since the
 *     database may know zones that this JVM doesn't
 * @param locale language, and perhaps script and region, such as {@code de-AT}; null for that of the browser
 * @param biography plain text of at most 1000 characters; empty if there is none
 * @param avatarUrl of a picture, with {@code https}; null if there is none
 * @param version that of the {@link User}: an update of either makes the other stale
 */
public record Profile(
        UserId id,
        String displayName,
        String timeZone,
        @Nullable String locale,
        String biography,
        @Nullable String avatarUrl,
        int version) {

    /**
     * The time zone, to compute with.
     *
     * @throws java.time.DateTimeException if this JVM doesn't know it
     */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** This profile with another name, for {@link Users#updateProfile}. */
    public Profile withDisplayName(String changed) {
        return new Profile(id, changed, timeZone, locale, biography, avatarUrl, version);
    }

    /** This profile in another time zone, for {@link Users#updateProfile}. */
    public Profile withTimeZone(String changed) {
        return new Profile(id, displayName, changed, locale, biography, avatarUrl, version);
    }

    /** This profile in another language, for {@link Users#updateProfile}. */
    public Profile withLocale(@Nullable String changed) {
        return new Profile(id, displayName, timeZone, changed, biography, avatarUrl, version);
    }

    /** This profile with another text, for {@link Users#updateProfile}. */
    public Profile withBiography(String changed) {
        return new Profile(id, displayName, timeZone, locale, changed, avatarUrl, version);
    }

    /** This profile with another picture, for {@link Users#updateProfile}. */
    public Profile withAvatarUrl(@Nullable String changed) {
        return new Profile(id, displayName, timeZone, locale, biography, changed, version);
    }

    /** This profile as it was read at another version: {@link Users#updateProfile} then expects that one. */
    public Profile withVersion(int expected) {
        return new Profile(id, displayName, timeZone, locale, biography, avatarUrl, expected);
    }
}
