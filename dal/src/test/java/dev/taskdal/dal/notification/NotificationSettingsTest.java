package dev.taskdal.dal.notification;

import static dev.taskdal.schema.Tables.NOTIFICATION_SETTING;
import static dev.taskdal.schema.enums.NotificationChannel.EMAIL;
import static dev.taskdal.schema.enums.NotificationChannel.PUSH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.Routines;
import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest(TaskListSchema.class)
class NotificationSettingsTest {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 30), LocalTime.of(6, 0));

    private DataSource dataSource;
    private Dal dal;
    private UserId ada;

    @BeforeEach
    void open(DataSource injected) {
        dataSource = injected;
        dal = Fixtures.open(injected);
        ada = Fixtures.user(dal, "ada").id();
    }

    @Test
    void get_nothingSaved_isTheDefault() {
        NotificationSetting setting = dal.notificationSettings().get(ada, EMAIL);

        assertThat(setting).isEqualTo(NotificationSetting.defaultOf(ada, EMAIL));
        assertThat(setting.enabled()).isTrue();
        assertThat(setting.events()).containsExactlyInAnyOrder(NotificationEvent.values());
        assertThat(setting.quietHours()).isEmpty();
        assertThat(setting.digestHour()).isEmpty();
        assertThat(dal.notificationSettings().get(new UserId(404), PUSH))
                .isEqualTo(NotificationSetting.defaultOf(new UserId(404), PUSH));
    }

    /** A row that somebody inserts by hand must mean the same as none. */
    @Test
    void get_rowOfTheDefaultsOfTheTable_isTheDefaultToo() {
        dal.dsl()
                .insertInto(NOTIFICATION_SETTING, NOTIFICATION_SETTING.USER_ID, NOTIFICATION_SETTING.CHANNEL)
                .values(ada, PUSH)
                .execute();

        assertThat(dal.notificationSettings().get(ada, PUSH)).isEqualTo(NotificationSetting.defaultOf(ada, PUSH));
    }

    @Test
    void save_first_isReadAgainAndLeavesTheOtherChannel() {
        NotificationSetting setting = NotificationSetting.defaultOf(ada, PUSH)
                .withEvents(Set.of(NotificationEvent.STATUS_CHANGED))
                .withQuietHours(Optional.of(NIGHT))
                .withDigestHour(Optional.of(7));

        assertThat(dal.notificationSettings().save(setting)).isEqualTo(setting);

        assertThat(dal.notificationSettings().get(ada, PUSH)).isEqualTo(setting);
        assertThat(dal.notificationSettings().listByUser(ada))
                .containsExactly(NotificationSetting.defaultOf(ada, EMAIL), setting);
    }

    @Test
    void save_again_theLastWins() {
        NotificationSetting read = dal.notificationSettings()
                .save(NotificationSetting.defaultOf(ada, EMAIL).withDigestHour(Optional.of(7)));

        dal.notificationSettings().save(read.withQuietHours(Optional.of(NIGHT)));
        NotificationSetting last =
                dal.notificationSettings().save(read.withEnabled(false).withEvents(Set.of()));

        assertThat(dal.notificationSettings().get(ada, EMAIL)).isEqualTo(last);
        assertThat(last.enabled()).isFalse();
        assertThat(last.events()).isEmpty();
        assertThat(last.quietHours()).isEmpty();
        assertThat(last.digestHour()).contains(7);
    }

    @Test
    void save_unknownUser_isAnUnknownOwner() {
        assertThatExceptionOfType(UnknownOwnerException.class)
                .isThrownBy(() -> dal.notificationSettings()
                        .save(NotificationSetting.defaultOf(new UserId(404), EMAIL)
                                .withDigestHour(Optional.of(7))))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("fk_notification_setting_user"));
    }

    @Test
    void save_badValues_nameTheCheck() {
        NotificationSetting good = NotificationSetting.defaultOf(ada, EMAIL);
        for (int hour : new int[] {-1, 24, 65_543}) {
            assertThatExceptionOfType(CheckViolationException.class)
                    .isThrownBy(() -> dal.notificationSettings().save(good.withDigestHour(Optional.of(hour))))
                    .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_notification_setting_digest_hour"));
        }
        QuietHours never = new QuietHours(LocalTime.NOON, LocalTime.NOON);
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.notificationSettings().save(good.withQuietHours(Optional.of(never))))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_notification_setting_quiet"));
        assertThat(dal.notificationSettings().get(ada, EMAIL)).isEqualTo(good);
    }

    @Test
    void save_quietHours_areKeptToTheSecond() {
        QuietHours hours = new QuietHours(LocalTime.MIN, LocalTime.MAX);

        NotificationSetting saved = dal.notificationSettings()
                .save(NotificationSetting.defaultOf(ada, EMAIL).withQuietHours(Optional.of(hours)));

        assertThat(saved.quietHours()).contains(hours);
        assertThat(hours.until()).isEqualTo(LocalTime.of(23, 59, 59));
        assertThat(dal.notificationSettings().get(ada, EMAIL)).isEqualTo(saved);
    }

    @Test
    void reset_savedSetting_isTheDefaultAgain() {
        dal.notificationSettings()
                .save(NotificationSetting.defaultOf(ada, EMAIL).withEnabled(false));

        assertThat(dal.notificationSettings().reset(ada, PUSH)).isFalse();
        assertThat(dal.notificationSettings().reset(ada, EMAIL)).isTrue();
        assertThat(dal.notificationSettings().get(ada, EMAIL)).isEqualTo(NotificationSetting.defaultOf(ada, EMAIL));
    }

    @Test
    void deleteOfTheUser_takesTheSettingsToo() {
        digestAt(ada, EMAIL, 7);

        dal.users().delete(ada);

        assertThat(dal.dsl().fetchCount(NOTIFICATION_SETTING)).isZero();
    }

    /** Worked out by hand; the offsets of Berlin, of half an hour in Calcutta, across the date line in Auckland. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-10T05:59:59Z, Europe/Berlin, 7, 2025-01-10T06:00:00Z",
        "2025-01-10T06:00:00Z, Europe/Berlin, 7, 2025-01-11T06:00:00Z",
        "2025-01-10T22:59:59Z, Europe/Berlin, 0, 2025-01-10T23:00:00Z",
        "2025-03-29T12:00:00Z, Europe/Berlin, 7, 2025-03-30T05:00:00Z", // to summer time that night
        "2025-10-25T12:00:00Z, Europe/Berlin, 7, 2025-10-26T06:00:00Z", // and back
        "2025-03-30T00:00:00Z, Europe/Berlin, 2, 2025-03-30T01:00:00Z", // there is no 2 o'clock that night, but 3
        "2025-03-30T01:00:00Z, Europe/Berlin, 2, 2025-03-31T00:00:00Z",
        "2025-10-25T23:30:00Z, Europe/Berlin, 2, 2025-10-26T01:00:00Z", // 2 o'clock comes twice: the second
        "2025-01-10T01:30:00Z, Asia/Calcutta, 7, 2025-01-11T01:30:00Z",
        "2025-01-10T00:00:00Z, Pacific/Auckland, 23, 2025-01-10T10:00:00Z",
        "2025-01-10T06:59:59.999999Z, UTC, 7, 2025-01-10T07:00:00Z",
    })
    void nextHourInZone_instant_isTheNextTimeTheClocksShowIt(Instant after, String zone, int hour, Instant next) {
        assertThat(dal.dsl()
                        .select(Routines.nextHourInZone(after, zone, hour))
                        .fetchSingle()
                        .value1())
                .isEqualTo(next);
    }

    @Test
    void pageDigestsDue_beforeAnInstant_isTheLongestOverdueOfTheChannelFirst() {
        Instant base = Instant.parse("2025-01-10T00:00:00Z");
        List<UserId> users = Stream.of("b", "c", "d", "e", "f", "g")
                .map(name -> Fixtures.user(dal, name).id())
                .toList();
        for (int i = 0; i < users.size(); i++) {
            digestAt(users.get(i), EMAIL, 7);
            dueAt(users.get(i), base.minusSeconds(i / 2)); // always two at once
        }
        digestAt(ada, PUSH, 7);
        dueAt(ada, base);
        dal.notificationSettings()
                .save(dal.notificationSettings().get(users.get(5), EMAIL).withEnabled(false));
        Instant later = base.plus(Duration.ofDays(1));
        dueAt(users.get(1), later);

        List<DueDigest> due = Fixtures.items(
                Fixtures.allPages(2, request -> dal.notificationSettings().pageDigestsDue(EMAIL, later, request)));

        assertThat(due)
                .extracting(DueDigest::userId)
                .containsExactly(users.get(4), users.get(2), users.get(3), users.get(0));
        assertThat(due.get(3)).isEqualTo(new DueDigest(users.get(0), EMAIL, base));
        assertThat(due(PUSH, later)).containsExactly(new DueDigest(ada, PUSH, base));
        assertThat(due(EMAIL, base)).hasSize(3);
        assertThat(due(EMAIL, later)).hasSize(4);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> due(EMAIL, Instant.MAX))
                .withMessageContaining("due date");
    }

    @Test
    void save_digest_isDueAtThatHourOfTheUsersTimeZone() {
        dal.users().updateProfile(dal.users().getProfile(ada).withTimeZone("Pacific/Auckland"));

        digestAt(ada, EMAIL, 7);

        assertThat(nextDigest(ada)).isEqualTo(next(7, "Pacific/Auckland"));
    }

    /** Somebody edits the setting between the hour and the sender. */
    @Test
    void save_whileADigestIsDue_leavesItDueUnlessItsHourChanges() {
        digestAt(ada, EMAIL, 7);
        Instant overdue = Instant.parse("2025-01-10T07:00:00Z");
        dueAt(ada, overdue);

        NotificationSetting setting = dal.notificationSettings().get(ada, EMAIL);
        dal.notificationSettings().save(setting.withQuietHours(Optional.of(NIGHT)));
        assertThat(nextDigest(ada)).isEqualTo(overdue);

        dal.notificationSettings().save(setting.withDigestHour(Optional.of(8)));
        assertThat(nextDigest(ada)).isEqualTo(next(8, "UTC"));
    }

    @Test
    void save_channelThatWasOff_makesUpForNoDigest() {
        digestAt(ada, EMAIL, 7);
        NotificationSetting setting = dal.notificationSettings().get(ada, EMAIL);
        dal.notificationSettings().save(setting.withEnabled(false));
        dueAt(ada, Instant.parse("2025-01-10T07:00:00Z"));

        dal.notificationSettings().save(setting);

        assertThat(nextDigest(ada)).isEqualTo(next(7, "UTC"));
    }

    @Test
    void updateProfile_otherTimeZone_takesTheDigestAlong() {
        digestAt(ada, EMAIL, 7);

        dal.users().updateProfile(dal.users().getProfile(ada).withTimeZone("Asia/Tokyo"));

        assertThat(nextDigest(ada)).isEqualTo(next(7, "Asia/Tokyo"));
    }

    @Test
    void updateProfile_otherTimeZone_leavesADigestThatIsDue() {
        digestAt(ada, EMAIL, 7);
        Instant overdue = Instant.parse("2025-01-10T07:00:00Z");
        dueAt(ada, overdue);

        dal.users().updateProfile(dal.users().getProfile(ada).withTimeZone("Asia/Tokyo"));
        assertThat(nextDigest(ada)).isEqualTo(overdue);

        dal.notificationSettings().claimDigest(new DueDigest(ada, EMAIL, overdue));
        assertThat(nextDigest(ada)).isEqualTo(next(7, "Asia/Tokyo"));
    }

    @Test
    void claimDigest_due_isGoneUntilTheNextDay() {
        digestAt(ada, EMAIL, 7);
        dueAt(ada, Instant.parse("2025-01-10T07:00:00Z"));
        DueDigest digest = due(EMAIL, Instant.now()).get(0);

        assertThat(dal.notificationSettings().claimDigest(digest)).isTrue();

        assertThat(dal.notificationSettings().claimDigest(digest)).isFalse();
        assertThat(due(EMAIL, Instant.now())).isEmpty();
        assertThat(nextDigest(ada)).isEqualTo(next(7, "UTC"));
    }

    /** A sender whose clock is fast, or who asked for those of the coming hour, must not send the same digest twice. */
    @Test
    void claimDigest_beforeItsHour_takesTheDayAfter() {
        digestAt(ada, EMAIL, 7);
        Instant tomorrow = nextDigest(ada);

        assertThat(dal.notificationSettings().claimDigest(new DueDigest(ada, EMAIL, tomorrow)))
                .isTrue();

        assertThat(nextDigest(ada)).isEqualTo(tomorrow.plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "other hour", "reset"})
    void claimDigest_settingChangedSince_isRefused(String change) {
        digestAt(ada, EMAIL, 7);
        dueAt(ada, Instant.parse("2025-01-10T07:00:00Z"));
        DueDigest digest = due(EMAIL, Instant.now()).get(0);
        NotificationSetting setting = dal.notificationSettings().get(ada, EMAIL);

        switch (change) {
            case "off" -> dal.notificationSettings().save(setting.withEnabled(false));
            case "other hour" -> dal.notificationSettings().save(setting.withDigestHour(Optional.of(9)));
            default -> dal.notificationSettings().reset(ada, EMAIL);
        }

        assertThat(dal.notificationSettings().claimDigest(digest)).isFalse();
    }

    @Test
    void claimDigest_manySenders_oneGetsIt() throws Exception {
        digestAt(ada, EMAIL, 7);
        dueAt(ada, Instant.parse("2025-01-10T07:00:00Z"));
        DueDigest digest = due(EMAIL, Instant.now()).get(0);
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> claims = new ArrayList<>();
            Callable<Boolean> claim =
                    () -> Dal.open(dataSource).notificationSettings().claimDigest(digest);
            for (int i = 0; i < 8; i++) {
                claims.add(senders.submit(claim));
            }
            int got = 0;
            for (Future<Boolean> result : claims) {
                got += result.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(1);
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void transaction_rolledBack_takesTheClaimBack() {
        digestAt(ada, EMAIL, 7);
        Instant overdue = Instant.parse("2025-01-10T07:00:00Z");
        dueAt(ada, overdue);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> dal.inTransaction(tx -> {
                    tx.notificationSettings().claimDigest(new DueDigest(ada, EMAIL, overdue));
                    throw new ArithmeticException("no mail server");
                }));

        assertThat(due(EMAIL, Instant.now())).containsExactly(new DueDigest(ada, EMAIL, overdue));
    }

    private void digestAt(UserId user, NotificationChannel channel, int hour) {
        dal.notificationSettings()
                .save(NotificationSetting.defaultOf(user, channel).withDigestHour(Optional.of(hour)));
    }

    private void dueAt(UserId user, Instant instant) {
        dal.dsl()
                .update(NOTIFICATION_SETTING)
                .set(NOTIFICATION_SETTING.NEXT_DIGEST_AT, instant)
                .where(NOTIFICATION_SETTING.USER_ID.eq(user))
                .execute();
    }

    private List<DueDigest> due(NotificationChannel channel, Instant until) {
        return dal.notificationSettings()
                .pageDigestsDue(channel, until, PageRequest.first(100))
                .items();
    }

    private Instant nextDigest(UserId user) {
        return dal.dsl()
                .select(NOTIFICATION_SETTING.NEXT_DIGEST_AT)
                .from(NOTIFICATION_SETTING)
                .where(NOTIFICATION_SETTING.USER_ID.eq(user))
                .fetchSingle()
                .value1();
    }

    /** By the clocks of Java, which know nothing of those of the server. */
    private static Instant next(int hour, String zone) {
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of(zone));
        ZonedDateTime today = now.toLocalDate().atTime(hour, 0).atZone(now.getZone());
        return (today.isAfter(now)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(hour, 0).atZone(now.getZone()))
                .toInstant();
    }
}
