package dev.taskdal.dal.notification;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.Times.now;
import static dev.taskdal.schema.Indexes.IX_NOTIFICATION_SETTING_DIGEST;
import static dev.taskdal.schema.Keys.PK_APP_USER;
import static dev.taskdal.schema.Keys.PK_NOTIFICATION_SETTING;
import static dev.taskdal.schema.Routines.nextHourInZone;
import static dev.taskdal.schema.Tables.APP_USER;
import static dev.taskdal.schema.Tables.NOTIFICATION_SETTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.when;

import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.CompiledCommand;
import dev.taskdal.dal.query.CompiledPage;
import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.query.Mapping;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record7;
import org.jspecify.annotations.Nullable;

/**
 * The compiled queries behind {@link NotificationSettings}, which is the way to run one of them. Several of them in one
 * round trip: {@link dev.taskdal.dal.query.RoundTrip}.
 */
public final class NotificationQueries {

    /** All of them. */
    public static final Queries QUERIES = Queries.named("NotificationSettings", Queries.class);

    /** Not the column itself, which can be null: a due date that is compared to another one never is. */
    private static final Field<Instant> DUE_AT = field(
            NOTIFICATION_SETTING.NEXT_DIGEST_AT.getQualifiedName(),
            NOTIFICATION_SETTING.NEXT_DIGEST_AT.getDataType().notNull());

    private static final Mapping<
                    Record7<UserId, NotificationChannel, Boolean, NotificationEvent[], LocalTime, LocalTime, Integer>,
                    NotificationSetting>
            AS_SETTING = mapping(NotificationQueries::setting);

    private NotificationQueries() {}

    /** The settings that a user has saved; none for a channel that is as it was. */
    public static final CompiledQuery<UserId, NotificationSetting> LIST_BY_USER = QUERIES.query(
            "listByUser",
            Contract.key(PK_NOTIFICATION_SETTING)
                    .rows(NotificationChannel.values().length)
                    .buffers(8),
            p -> select(
                            NOTIFICATION_SETTING.USER_ID,
                            NOTIFICATION_SETTING.CHANNEL,
                            NOTIFICATION_SETTING.ENABLED,
                            NOTIFICATION_SETTING.EVENTS,
                            NOTIFICATION_SETTING.QUIET_FROM,
                            NOTIFICATION_SETTING.QUIET_UNTIL,
                            NOTIFICATION_SETTING.DIGEST_HOUR)
                    .from(NOTIFICATION_SETTING)
                    .where(NOTIFICATION_SETTING.USER_ID.eq(p.value(NOTIFICATION_SETTING.USER_ID))),
            AS_SETTING);

    /** Names a setting: whose it is, and for which channel. */
    public record Key(UserId userId, NotificationChannel channel) {}

    /** A user's setting for one channel, if the user has saved one. */
    public static final CompiledQuery<Key, NotificationSetting> FIND = QUERIES.query(
            "find",
            Contract.key(PK_NOTIFICATION_SETTING).buffers(5),
            p -> select(
                            NOTIFICATION_SETTING.USER_ID,
                            NOTIFICATION_SETTING.CHANNEL,
                            NOTIFICATION_SETTING.ENABLED,
                            NOTIFICATION_SETTING.EVENTS,
                            NOTIFICATION_SETTING.QUIET_FROM,
                            NOTIFICATION_SETTING.QUIET_UNTIL,
                            NOTIFICATION_SETTING.DIGEST_HOUR)
                    .from(NOTIFICATION_SETTING)
                    .where(NOTIFICATION_SETTING.USER_ID.eq(p.value(NOTIFICATION_SETTING.USER_ID, Key::userId)))
                    .and(NOTIFICATION_SETTING.CHANNEL.eq(p.value(NOTIFICATION_SETTING.CHANNEL, Key::channel))),
            AS_SETTING);

    /** A digest that is due and not sent yet stays due, unless its hour changes or the channel was off. */
    static final CompiledQuery<NotificationSetting, NotificationSetting> SAVE = QUERIES.query(
            "save",
            Contract.key(PK_APP_USER).buffers(30),
            p -> insertInto(NOTIFICATION_SETTING)
                    .set(
                            NOTIFICATION_SETTING.USER_ID,
                            p.value(NOTIFICATION_SETTING.USER_ID, NotificationSetting::userId))
                    .set(
                            NOTIFICATION_SETTING.CHANNEL,
                            p.value(NOTIFICATION_SETTING.CHANNEL, NotificationSetting::channel))
                    .set(
                            NOTIFICATION_SETTING.ENABLED,
                            p.value(NOTIFICATION_SETTING.ENABLED, NotificationSetting::enabled))
                    .set(
                            NOTIFICATION_SETTING.EVENTS,
                            p.value(
                                    NOTIFICATION_SETTING.EVENTS,
                                    setting ->
                                            setting.events().stream().sorted().toArray(NotificationEvent[]::new)))
                    .set(
                            NOTIFICATION_SETTING.QUIET_FROM,
                            p.value(
                                    NOTIFICATION_SETTING.QUIET_FROM,
                                    setting -> setting.quietHours()
                                            .map(QuietHours::from)
                                            .orElse(null)))
                    .set(
                            NOTIFICATION_SETTING.QUIET_UNTIL,
                            p.value(
                                    NOTIFICATION_SETTING.QUIET_UNTIL,
                                    setting -> setting.quietHours()
                                            .map(QuietHours::until)
                                            .orElse(null)))
                    .set(
                            NOTIFICATION_SETTING.DIGEST_HOUR,
                            p.value(
                                    NOTIFICATION_SETTING.DIGEST_HOUR,
                                    setting -> setting.digestHour().orElse(null)))
                    .set(
                            NOTIFICATION_SETTING.NEXT_DIGEST_AT,
                            nextHourInZone(
                                    now(),
                                    zoneOf(p.value(NOTIFICATION_SETTING.USER_ID, NotificationSetting::userId)),
                                    p.value(
                                            NOTIFICATION_SETTING.DIGEST_HOUR,
                                            setting -> setting.digestHour().orElse(null))))
                    .onConflict(NOTIFICATION_SETTING.USER_ID, NOTIFICATION_SETTING.CHANNEL)
                    .doUpdate()
                    .set(NOTIFICATION_SETTING.ENABLED, excluded(NOTIFICATION_SETTING.ENABLED))
                    .set(NOTIFICATION_SETTING.EVENTS, excluded(NOTIFICATION_SETTING.EVENTS))
                    .set(NOTIFICATION_SETTING.QUIET_FROM, excluded(NOTIFICATION_SETTING.QUIET_FROM))
                    .set(NOTIFICATION_SETTING.QUIET_UNTIL, excluded(NOTIFICATION_SETTING.QUIET_UNTIL))
                    .set(NOTIFICATION_SETTING.DIGEST_HOUR, excluded(NOTIFICATION_SETTING.DIGEST_HOUR))
                    .set(
                            NOTIFICATION_SETTING.NEXT_DIGEST_AT,
                            when(
                                            condition(NOTIFICATION_SETTING.ENABLED)
                                                    .and(NOTIFICATION_SETTING.DIGEST_HOUR.eq(
                                                            excluded(NOTIFICATION_SETTING.DIGEST_HOUR))),
                                            NOTIFICATION_SETTING.NEXT_DIGEST_AT)
                                    .otherwise(excluded(NOTIFICATION_SETTING.NEXT_DIGEST_AT)))
                    .set(NOTIFICATION_SETTING.UPDATED_AT, now())
                    .returningResult(
                            NOTIFICATION_SETTING.USER_ID,
                            NOTIFICATION_SETTING.CHANNEL,
                            NOTIFICATION_SETTING.ENABLED,
                            NOTIFICATION_SETTING.EVENTS,
                            NOTIFICATION_SETTING.QUIET_FROM,
                            NOTIFICATION_SETTING.QUIET_UNTIL,
                            NOTIFICATION_SETTING.DIGEST_HOUR),
            AS_SETTING);

    static final CompiledCommand<Key> RESET = QUERIES.command(
            "reset",
            Contract.key(PK_NOTIFICATION_SETTING).buffers(6),
            p -> deleteFrom(NOTIFICATION_SETTING)
                    .where(NOTIFICATION_SETTING.USER_ID.eq(p.value(NOTIFICATION_SETTING.USER_ID, Key::userId)))
                    .and(NOTIFICATION_SETTING.CHANNEL.eq(p.value(NOTIFICATION_SETTING.CHANNEL, Key::channel))));

    /** A channel, and the instant before which digests are due. */
    public record Due(NotificationChannel channel, Instant until) {}

    /**
     * All users' digests that are due by a channel, the longest overdue first. Due before an instant, not at it: of the two
     * bounds of the page before a cursor, PostgreSQL starts its scan at {@code <=}, however far it is from the cursor.
     */
    public static final CompiledPage<Due, DueDigest> DIGESTS_DUE = QUERIES.page(
            "pageDigestsDue",
            Contract.index(IX_NOTIFICATION_SETTING_DIGEST)
                    .rows(PageRequest.MAX_SIZE + 1)
                    .buffers(12)
                    .buffersPerRow(1),
            Keyset.oldestFirst(DUE_AT, NOTIFICATION_SETTING.USER_ID),
            p -> select(NOTIFICATION_SETTING.USER_ID, NOTIFICATION_SETTING.CHANNEL, DUE_AT)
                    .from(NOTIFICATION_SETTING)
                    .where(NOTIFICATION_SETTING.ENABLED)
                    .and(NOTIFICATION_SETTING.CHANNEL.eq(p.value(NOTIFICATION_SETTING.CHANNEL, Due::channel)))
                    .and(DUE_AT.lt(p.value(DUE_AT, Due::until))),
            mapping(DueDigest::new));

    /** Not distinct, where equal would do: so it is always the key that finds the row, not the index of what is due. */
    static final CompiledCommand<DueDigest> CLAIM_DIGEST = QUERIES.command(
            "claimDigest",
            Contract.key(PK_NOTIFICATION_SETTING, PK_APP_USER).buffers(30),
            p -> update(NOTIFICATION_SETTING)
                    .set(
                            NOTIFICATION_SETTING.NEXT_DIGEST_AT,
                            nextHourInZone(
                                    greatest(now(), DUE_AT),
                                    zoneOf(NOTIFICATION_SETTING.USER_ID),
                                    NOTIFICATION_SETTING.DIGEST_HOUR))
                    .where(NOTIFICATION_SETTING.USER_ID.eq(p.value(NOTIFICATION_SETTING.USER_ID, DueDigest::userId)))
                    .and(NOTIFICATION_SETTING.CHANNEL.eq(p.value(NOTIFICATION_SETTING.CHANNEL, DueDigest::channel)))
                    .and(NOTIFICATION_SETTING.ENABLED)
                    .and(DUE_AT.isNotDistinctFrom(p.value(DUE_AT, DueDigest::dueAt))));

    /** A user who doesn't exist has one, too: it is the foreign key that is to say so. */
    private static Field<String> zoneOf(Field<UserId> user) {
        return coalesce(field(select(APP_USER.TIME_ZONE).from(APP_USER).where(APP_USER.ID.eq(user))), inline("UTC"));
    }

    private static NotificationSetting setting(
            UserId userId,
            NotificationChannel channel,
            boolean enabled,
            NotificationEvent[] events,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            @Nullable Integer digestHour) {
        return new NotificationSetting(
                userId,
                channel,
                enabled,
                Set.copyOf(List.of(events)),
                quietFrom == null || quietUntil == null
                        ? Optional.empty()
                        : Optional.of(new QuietHours(quietFrom, quietUntil)),
                Optional.ofNullable(digestHour));
    }
}
