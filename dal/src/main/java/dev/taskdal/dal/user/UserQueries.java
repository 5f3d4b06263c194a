package dev.taskdal.dal.user;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.Times.now;
import static dev.taskdal.schema.Indexes.IX_USER_EMAIL;
import static dev.taskdal.schema.Keys.PK_APP_USER;
import static dev.taskdal.schema.Tables.APP_USER;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.taskdal.dal.query.CompiledCommand;
import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Mapping;
import dev.taskdal.dal.query.Queries;
import java.time.Instant;
import org.jooq.Record7;
import org.jooq.SelectSelectStep;

/**
 * The compiled queries behind {@link Users}, which is the way to run one of them. Several of them in one round trip:
 * {@link dev.taskdal.dal.query.RoundTrip}.
 */
public final class UserQueries {

    /** All of them. */
    public static final Queries QUERIES = Queries.named("Users", Queries.class);

    private static final Mapping<Record7<UserId, String, String, PasswordHash, Integer, Instant, Instant>, User>
            AS_USER = mapping(User::new);

    private UserQueries() {}

    /** A user. */
    public static final CompiledQuery<UserId, User> FIND = QUERIES.query(
            "find",
            Contract.key(PK_APP_USER).buffers(5),
            p -> user().from(APP_USER).where(APP_USER.ID.eq(p.value(APP_USER.ID))),
            AS_USER);

    /** The user of an e-mail address, whatever its case. */
    public static final CompiledQuery<String, User> FIND_BY_EMAIL = QUERIES.query(
            "findByEmail",
            Contract.index(IX_USER_EMAIL).buffers(5),
            p -> user().from(APP_USER).where(lower(APP_USER.EMAIL).eq(lower(p.value(APP_USER.EMAIL)))),
            AS_USER);

    static final CompiledQuery<NewUser, User> CREATE = QUERIES.query(
            "create",
            Contract.noIndex().buffers(14),
            p -> insertInto(APP_USER)
                    .set(APP_USER.EMAIL, p.value(APP_USER.EMAIL, NewUser::email))
                    .set(APP_USER.DISPLAY_NAME, p.value(APP_USER.DISPLAY_NAME, NewUser::displayName))
                    .set(APP_USER.PASSWORD_HASH, p.value(APP_USER.PASSWORD_HASH, NewUser::passwordHash))
                    .returningResult(
                            APP_USER.ID,
                            APP_USER.EMAIL,
                            APP_USER.DISPLAY_NAME,
                            APP_USER.PASSWORD_HASH,
                            APP_USER.VERSION,
                            APP_USER.CREATED_AT,
                            APP_USER.UPDATED_AT),
            AS_USER);

    static final CompiledQuery<User, User> UPDATE = QUERIES.query(
            "update",
            Contract.key(PK_APP_USER).buffers(25),
            p -> update(APP_USER)
                    .set(APP_USER.EMAIL, p.value(APP_USER.EMAIL, User::email))
                    .set(APP_USER.DISPLAY_NAME, p.value(APP_USER.DISPLAY_NAME, User::displayName))
                    .set(APP_USER.PASSWORD_HASH, p.value(APP_USER.PASSWORD_HASH, User::passwordHash))
                    .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                    .set(APP_USER.UPDATED_AT, now())
                    .where(APP_USER.ID.eq(p.value(APP_USER.ID, User::id)))
                    .and(APP_USER.VERSION.eq(p.value(APP_USER.VERSION, User::version)))
                    .returningResult(
                            APP_USER.ID,
                            APP_USER.EMAIL,
                            APP_USER.DISPLAY_NAME,
                            APP_USER.PASSWORD_HASH,
                            APP_USER.VERSION,
                            APP_USER.CREATED_AT,
                            APP_USER.UPDATED_AT),
            AS_USER);

    static final CompiledCommand<UserId> DELETE = QUERIES.command(
            "delete",
            Contract.key(PK_APP_USER).linear("It deletes all that the user owns."),
            p -> deleteFrom(APP_USER).where(APP_USER.ID.eq(p.value(APP_USER.ID))));

    /** The columns of a user, in the order of its constructor. */
    private static SelectSelectStep<Record7<UserId, String, String, PasswordHash, Integer, Instant, Instant>> user() {
        return select(
                APP_USER.ID,
                APP_USER.EMAIL,
                APP_USER.DISPLAY_NAME,
                APP_USER.PASSWORD_HASH,
                APP_USER.VERSION,
                APP_USER.CREATED_AT,
                APP_USER.UPDATED_AT);
    }
}
