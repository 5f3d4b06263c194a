package dev.taskdal.dal.token;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Indexes.IX_API_TOKEN_HASH;
import static dev.taskdal.schema.Keys.PK_API_TOKEN;
import static dev.taskdal.schema.Tables.API_TOKEN;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.CompiledCommand;
import dev.taskdal.dal.query.CompiledPage;
import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.query.Mapping;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.user.UserId;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Record5;
import org.jooq.SelectSelectStep;

/**
 * The compiled queries behind {@link Tokens}, which is the way to run one of them. Several of them in one round trip:
 * {@link dev.taskdal.dal.query.RoundTrip}.
 */
public final class TokenQueries {

    /** All of them. */
    public static final Queries QUERIES = Queries.named("Tokens", Queries.class);

    private static final Mapping<Record5<UserId, TokenId, String, Instant, LocalDate>, ApiToken> AS_TOKEN =
            mapping(ApiToken::new);

    private TokenQueries() {}

    /** The token of that hash, whosever it is: one of the queries that span owners on purpose. */
    public static final CompiledQuery<TokenHash, ApiToken> FIND_BY_HASH = QUERIES.query(
            "findByHash",
            Contract.index(IX_API_TOKEN_HASH).buffers(5),
            p -> token().from(API_TOKEN).where(API_TOKEN.TOKEN_HASH.eq(p.value(API_TOKEN.TOKEN_HASH))),
            AS_TOKEN);

    /** A user's tokens, newest first. */
    public static final CompiledPage<UserId, ApiToken> BY_USER = QUERIES.page(
            "pageByUser",
            Contract.key(PK_API_TOKEN)
                    .rows(PageRequest.MAX_SIZE + 1)
                    .buffers(12)
                    .buffersPerRow(1),
            Keyset.highestFirst(API_TOKEN.ID),
            p -> token().from(API_TOKEN).where(API_TOKEN.USER_ID.eq(p.value(API_TOKEN.USER_ID))),
            AS_TOKEN);

    record NewToken(UserId userId, String name, TokenHash hash) {}

    static final CompiledQuery<NewToken, ApiToken> CREATE = QUERIES.query(
            "create",
            Contract.noIndex().buffers(20),
            p -> insertInto(API_TOKEN)
                    .set(API_TOKEN.USER_ID, p.value(API_TOKEN.USER_ID, NewToken::userId))
                    .set(API_TOKEN.NAME, p.value(API_TOKEN.NAME, NewToken::name))
                    .set(API_TOKEN.TOKEN_HASH, p.value(API_TOKEN.TOKEN_HASH, NewToken::hash))
                    .returningResult(
                            API_TOKEN.USER_ID,
                            API_TOKEN.ID,
                            API_TOKEN.NAME,
                            API_TOKEN.CREATED_AT,
                            API_TOKEN.LAST_USED_ON),
            AS_TOKEN);

    record Use(UserId userId, TokenId id, LocalDate day) {}

    static final CompiledCommand<Use> MARK_USED = QUERIES.command(
            "markUsed",
            Contract.key(PK_API_TOKEN).buffers(25),
            p -> update(API_TOKEN)
                    .set(API_TOKEN.LAST_USED_ON, p.value(API_TOKEN.LAST_USED_ON, Use::day))
                    .where(API_TOKEN.USER_ID.eq(p.value(API_TOKEN.USER_ID, Use::userId)))
                    .and(API_TOKEN.ID.eq(p.value(API_TOKEN.ID, Use::id))));

    record Key(UserId userId, TokenId id) {}

    static final CompiledCommand<Key> DELETE = QUERIES.command(
            "delete",
            Contract.key(PK_API_TOKEN).buffers(6),
            p -> deleteFrom(API_TOKEN)
                    .where(API_TOKEN.USER_ID.eq(p.value(API_TOKEN.USER_ID, Key::userId)))
                    .and(API_TOKEN.ID.eq(p.value(API_TOKEN.ID, Key::id))));

    /** The columns of a token, in the order of its constructor. */
    private static SelectSelectStep<Record5<UserId, TokenId, String, Instant, LocalDate>> token() {
        return select(API_TOKEN.USER_ID, API_TOKEN.ID, API_TOKEN.NAME, API_TOKEN.CREATED_AT, API_TOKEN.LAST_USED_ON);
    }
}
