package dev.taskdal.contracts;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.metrics.QueryMetrics;
import dev.taskdal.dal.notification.DueDigest;
import dev.taskdal.dal.notification.NotificationSetting;
import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.dal.token.ApiToken;
import dev.taskdal.dal.token.TokenHash;
import dev.taskdal.dal.user.Profile;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.NotificationChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the queries of profiles, notification settings, tokens and metrics promise. */
final class UserContracts {

    private static final UserId BUSY = new UserId(TaskListVolume.BUSY);
    private static final UserId STEADY = new UserId(TaskListVolume.STEADY);
    private static final UserId IDLE = new UserId(TaskListVolume.IDLE);

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1000));

    private UserContracts() {}

    static void profiles(QueryContracts contracts) {
        contracts
                .reads(
                        "Profiles.find",
                        "a user",
                        Samples.with(dal -> dal.users().findProfile(STEADY)))
                .writes("Profiles.update", "another text", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    Profile profile = dal.users().getProfile(STEADY);
                    return () -> dal.users().updateProfile(profile.withBiography("Writes lists."));
                })
                .writes("Profiles.update", "another time zone", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    Profile profile = dal.users().getProfile(STEADY);
                    return () -> dal.users().updateProfile(profile.withTimeZone("Europe/Berlin"));
                });
    }

    static void notificationSettings(QueryContracts contracts) {
        contracts
                .reads(
                        "NotificationSettings.listByUser",
                        "a user with a setting for each channel",
                        Samples.with(dal -> dal.notificationSettings().listByUser(STEADY)))
                .reads(
                        "NotificationSettings.listByUser",
                        "a user without",
                        Samples.with(dal -> dal.notificationSettings().listByUser(IDLE)))
                .reads(
                        "NotificationSettings.find",
                        "a setting",
                        Samples.with(dal -> dal.notificationSettings().get(STEADY, NotificationChannel.EMAIL)))
                .writes(
                        "NotificationSettings.save",
                        "the first",
                        Samples.with(dal -> dal.notificationSettings().save(digest(IDLE))))
                .writes(
                        "NotificationSettings.save",
                        "another",
                        Samples.with(dal -> dal.notificationSettings().save(digest(STEADY))))
                .writes(
                        "NotificationSettings.reset",
                        "a setting",
                        Samples.with(dal -> dal.notificationSettings().reset(STEADY, NotificationChannel.EMAIL)))
                .writes("NotificationSettings.claimDigest", "one of many that are due", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    DueDigest digest = due(dal, PageRequest.first(1)).items().get(0);
                    return () -> dal.notificationSettings().claimDigest(digest);
                });
        Samples.pages(contracts, "NotificationSettings.pageDigestsDue", "all that are due", UserContracts::due);
        contracts.reads(
                "NotificationSettings.pageDigestsDue",
                "none is due",
                Samples.with(dal -> dal.notificationSettings()
                        .pageDigestsDue(NotificationChannel.EMAIL, Instant.EPOCH, PageRequest.first(20))));
    }

    static void tokens(QueryContracts contracts) {
        contracts
                .reads(
                        "Tokens.findByHash",
                        "a token",
                        Samples.with(dal -> dal.tokens().findByHash(TokenHash.of("token 1 of user 2"))))
                .reads(
                        "Tokens.findByHash",
                        "no token",
                        Samples.with(dal -> dal.tokens().findByHash(TokenHash.of("guessed"))))
                .writes("Tokens.create", "another", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    AtomicLong count = new AtomicLong();
                    return () ->
                            dal.tokens().create(STEADY, "Another", TokenHash.of("another " + count.incrementAndGet()));
                })
                .writes("Tokens.markUsed", "a token", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    ApiToken token = anyToken(dal);
                    return () -> dal.tokens().markUsed(token, LocalDate.EPOCH);
                })
                .writes("Tokens.delete", "a token", (database, rows) -> {
                    Dal dal = Dal.open(database);
                    ApiToken token = anyToken(dal);
                    return () -> dal.tokens().delete(STEADY, token.id());
                });
        Samples.pages(
                contracts,
                "Tokens.pageByUser",
                "the user with the most",
                (dal, request) -> dal.tokens().pageByUser(BUSY, request));
        contracts
                .reads(
                        "Tokens.pageByUser",
                        "a user with two",
                        Samples.with(dal -> dal.tokens().pageByUser(STEADY, PageRequest.first(20))))
                .reads(
                        "Tokens.pageByUser",
                        "a user without",
                        Samples.with(dal -> dal.tokens().pageByUser(IDLE, PageRequest.first(20))));
    }

    private static ApiToken anyToken(Dal dal) {
        return dal.tokens().pageByUser(STEADY, PageRequest.first(1)).items().get(0);
    }

    private static Page<DueDigest> due(Dal dal, PageRequest request) {
        return dal.notificationSettings().pageDigestsDue(NotificationChannel.EMAIL, END, request);
    }

    private static NotificationSetting digest(UserId user) {
        return NotificationSetting.defaultOf(user, NotificationChannel.EMAIL).withDigestHour(Optional.of(7));
    }

    static void metrics(QueryContracts contracts) {
        contracts
                .writes("Metrics.flush", "20 queries in a new minute", flushing(END))
                .writes("Metrics.flush", "20 queries in a minute that has them already", flushing(START));
        Samples.pages(
                contracts,
                "Metrics.pageByQuery",
                "all minutes",
                (dal, request) -> dal.metrics().pageByQuery("Reports.query7", request));
        contracts
                .reads(
                        "Metrics.pageByQuery",
                        "no such query",
                        Samples.with(dal -> dal.metrics().pageByQuery("nothing", PageRequest.first(20))))
                .reads(
                        "Metrics.listSlowest",
                        "five minutes",
                        Samples.with(dal -> dal.metrics()
                                .listSlowest(START.plus(Duration.ofMinutes(10)), START.plus(Duration.ofMinutes(15)))))
                .writes(
                        "Metrics.deleteBefore",
                        "five minutes",
                        Samples.with(dal -> dal.metrics().deleteBefore(START.plus(Duration.ofMinutes(5)))))
                .writes(
                        "Metrics.deleteBefore",
                        "nothing that old",
                        Samples.with(dal -> dal.metrics().deleteBefore(START)));
    }

    private static Sample flushing(Instant minute) {
        return (database, rows) -> {
            Dal dal = Dal.open(database);
            return () -> {
                QueryMetrics metrics = new QueryMetrics(InstantSource.fixed(minute), 100, 1);
                for (int q = 1; q <= UserVolume.QUERIES; q++) {
                    metrics.executed(
                            new QueryExecution("Reports.query" + q, Duration.ofMillis(q), 1, Optional.empty()));
                }
                metrics.flush(dal);
            };
        };
    }
}
