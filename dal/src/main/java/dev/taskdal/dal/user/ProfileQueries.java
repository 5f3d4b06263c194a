package dev.taskdal.dal.user;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.Times.now;
import static dev.taskdal.schema.Keys.PK_APP_USER;
import static dev.taskdal.schema.Tables.APP_USER;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Mapping;
import dev.taskdal.dal.query.Queries;
import org.jooq.Record7;

/**
 * The compiled queries behind the profiles of {@link Users}, which is the way to run one of them. Several of them in one
 * round trip: {@link dev.taskdal.dal.query.RoundTrip}.
 */
public final class ProfileQueries {

    /** All of them. */
    public static final Queries QUERIES = Queries.named("Profiles", Queries.class);

    private static final Mapping<Record7<UserId, String, String, String, String, String, Integer>, Profile> AS_PROFILE =
            mapping(Profile::new);

    private ProfileQueries() {}

    /** A user's profile. */
    public static final CompiledQuery<UserId, Profile> FIND = QUERIES.query(
            "find",
            Contract.key(PK_APP_USER).buffers(5),
            p -> select(
                            APP_USER.ID,
                            APP_USER.DISPLAY_NAME,
                            APP_USER.TIME_ZONE,
                            APP_USER.LOCALE,
                            APP_USER.BIOGRAPHY,
                            APP_USER.AVATAR_URL,
                            APP_USER.VERSION)
                    .from(APP_USER)
                    .where(APP_USER.ID.eq(p.value(APP_USER.ID))),
            AS_PROFILE);

    static final CompiledQuery<Profile, Profile> UPDATE = QUERIES.query(
            "update",
            Contract.key(PK_APP_USER).buffers(25),
            p -> update(APP_USER)
                    .set(APP_USER.DISPLAY_NAME, p.value(APP_USER.DISPLAY_NAME, Profile::displayName))
                    .set(APP_USER.TIME_ZONE, p.value(APP_USER.TIME_ZONE, Profile::timeZone))
                    .set(APP_USER.LOCALE, p.value(APP_USER.LOCALE, Profile::locale))
                    .set(APP_USER.BIOGRAPHY, p.value(APP_USER.BIOGRAPHY, Profile::biography))
                    .set(APP_USER.AVATAR_URL, p.value(APP_USER.AVATAR_URL, Profile::avatarUrl))
                    .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                    .set(APP_USER.UPDATED_AT, now())
                    .where(APP_USER.ID.eq(p.value(APP_USER.ID, Profile::id)))
                    .and(APP_USER.VERSION.eq(p.value(APP_USER.VERSION, Profile::version)))
                    .returningResult(
                            APP_USER.ID,
                            APP_USER.DISPLAY_NAME,
                            APP_USER.TIME_ZONE,
                            APP_USER.LOCALE,
                            APP_USER.BIOGRAPHY,
                            APP_USER.AVATAR_URL,
                            APP_USER.VERSION),
            AS_PROFILE);
}
