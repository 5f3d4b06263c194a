package dev.taskdal.dal.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.field;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest(TaskListSchema.class)
class ProfilesTest {

    private Dal dal;
    private User ada;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
        ada = Fixtures.user(dal, "ada");
    }

    @Test
    void getProfile_newUser_isEmptyAndInUtc() {
        assertThat(dal.users().getProfile(ada.id())).isEqualTo(new Profile(ada.id(), "ada", "UTC", null, "", null, 1));
        assertThat(dal.users().findProfile(new UserId(404))).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.users().getProfile(new UserId(404)))
                .withMessage("There is no user 404.");
    }

    @Test
    void updateProfile_everything_isReadAgainAndKeepsTheRest() {
        Profile changed = dal.users()
                .getProfile(ada.id())
                .withDisplayName("Countess")
                .withTimeZone("Europe/London")
                .withLocale("en-GB")
                .withBiography("Wrote the first programme.")
                .withAvatarUrl("https://example.org/ada.png");

        Profile updated = dal.users().updateProfile(changed);

        assertThat(updated).isEqualTo(changed.withVersion(2));
        assertThat(updated.zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(dal.users().getProfile(ada.id())).isEqualTo(updated);
        User user = dal.users().get(ada.id());
        assertThat(user.displayName()).isEqualTo("Countess");
        assertThat(user.email()).isEqualTo(ada.email());
        assertThat(user.passwordHash()).isEqualTo(ada.passwordHash());
        assertThat(user.updatedAt()).isAfter(ada.updatedAt());
    }

    @Test
    void updateProfile_optionalFields_canBeTakenBack() {
        Profile full = dal.users()
                .updateProfile(
                        dal.users().getProfile(ada.id()).withLocale("de").withAvatarUrl("https://example.org/ada.png"));

        dal.users().updateProfile(full.withLocale(null).withAvatarUrl(null));

        assertThat(dal.users().getProfile(ada.id()))
                .extracting(Profile::locale, Profile::avatarUrl)
                .containsExactly(null, null);
    }

    /** They are one row with one version: neither may undo what the other has done. */
    @Test
    void updates_ofUserAndProfile_makeEachOtherStale() {
        Profile profile = dal.users().getProfile(ada.id());
        dal.users().update(ada.withEmail("countess@example.org"));

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> dal.users().updateProfile(profile.withBiography("Hello")))
                .withMessage("The change of user " + ada.id() + " was made from version 1, but it is at version 2."
                        + " Read it again and repeat the change.");
        dal.users().updateProfile(profile.withVersion(2).withBiography("Hello"));
        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> dal.users().update(ada.withVersion(2).withDisplayName("Lady")));
        assertThat(dal.users().get(ada.id()).email()).isEqualTo("countess@example.org");
    }

    @Test
    void updateProfile_deletedUser_isNotFound() {
        Profile profile = dal.users().getProfile(ada.id());
        dal.users().delete(ada.id());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.users().updateProfile(profile));
    }

    /** Time zones with a digit would be of PostgreSQL's own making, which Java reads otherwise or not at all. */
    @Test
    void updateProfile_badValues_nameTheCheck() {
        refused(
                "ck_app_user_time_zone",
                Profile::withTimeZone,
                List.of(
                        "",
                        "utc",
                        "CET",
                        "EST5EDT",
                        "Foo5",
                        "Foo/Bar-5",
                        "<+05>-5",
                        "+02:00",
                        "Etc/GMT+5",
                        "Europe/",
                        " UTC"));
        refused(
                "ck_app_user_locale",
                Profile::withLocale,
                List.of("", "DE", "de_AT", "de-at", "german", "de-AT-x", "de\n"));
        refused(
                "ck_app_user_avatar_url",
                Profile::withAvatarUrl,
                List.of(
                        "http://example.org/a.png",
                        "javascript:alert(1)",
                        "https://",
                        "https://a b",
                        "https://ä",
                        "https://a\n"));
    }

    private void refused(String check, BiFunction<Profile, String, Profile> change, List<String> values) {
        Profile profile = dal.users().getProfile(ada.id());
        for (String value : values) {
            assertThatExceptionOfType(CheckViolationException.class)
                    .as(value)
                    .isThrownBy(() -> dal.users().updateProfile(change.apply(profile, value)))
                    .satisfies(e -> assertThat(e.constraint()).isEqualTo(check));
        }
    }

    @Test
    void updateProfile_timeZoneThatTheServerDoesNotKnow_isRefusedByName() {
        Profile profile = dal.users().getProfile(ada.id()).withTimeZone("Europe/Atlantis");

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.users().updateProfile(profile))
                .withMessage("PostgreSQL can't use a value: time zone \"Europe/Atlantis\" not recognized.");
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(profile::zone);
    }

    /** All that are a place, of this server and of this JVM. */
    @Test
    void timeZones_thatAreAPlace_haveTheFormOfTheCheck() {
        List<String> places = dal.dsl()
                .select(field("name", String.class))
                .from("pg_timezone_names")
                .where("name like '%/%' and name !~ '^(Etc|posix|right)/'")
                .fetch(0, String.class);

        assertThat(places)
                .hasSizeGreaterThan(300)
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+(/[A-Z][A-Za-z]*([_-][A-Za-z]+)*)+"));
        assertThat(ZoneId.getAvailableZoneIds())
                .filteredOn(name -> name.contains("/") && !name.matches("(Etc|SystemV)/.*"))
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+(/[A-Z][A-Za-z]*([_-][A-Za-z]+)*)+"));
    }

    @Test
    void updateProfile_locales_areKept() {
        Profile profile = dal.users().getProfile(ada.id());
        for (String locale : List.of("de", "gsw", "de-AT", "zh-Hant-TW", "sr-Latn", "es-419")) {
            profile = dal.users().updateProfile(profile.withLocale(locale));
            assertThat(profile.locale()).isEqualTo(locale);
        }
    }

    @Test
    void updateProfile_biography_isOfAThousandCharactersAtMost() {
        Profile profile = dal.users().getProfile(ada.id());
        String longest = "\ud83e\udd13".repeat(1000);

        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.users().updateProfile(profile.withBiography(longest + "!")))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_app_user_biography"));
        assertThat(dal.users().updateProfile(profile.withBiography(longest)).biography())
                .isEqualTo(longest);
    }
}
