package dev.taskdal.dal.token;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.MissingReferenceException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.query.Session;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.Keys;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads and writes API tokens. Every write is one statement, which commits at once unless a transaction is in progress.
 * Thread-safe if it comes from a {@code Dal}; bound to its transaction and thread if it comes from a transaction. Every
 * method throws a {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses.
 */
public final class Tokens {

    private final Session session;

    /** {@code Dal} and its transactions make it. */
    public Tokens(Session session) {
        this.session = session;
    }

    /**
     * Adds a token.
     *
     * @param hash of a random token, which the caller shows to its owner once and forgets
     * @throws UnknownOwnerException if the user doesn't exist
     * @throws dev.taskdal.dal.error.CheckViolationException if the name hasn't 1 to 100 characters, or is blank
     * @throws dev.taskdal.dal.error.InvalidValueException if the name can't be stored
     */
    public ApiToken create(UserId userId, String name, TokenHash hash) {
        try {
            return TokenQueries.CREATE.get(session, new TokenQueries.NewToken(userId, name, hash));
        } catch (MissingReferenceException e) {
            throw e.constraint().equals(Keys.API_TOKEN__FK_API_TOKEN_USER.getName()) ? new UnknownOwnerException(e) : e;
        }
    }

    /**
     * The token of that hash, whosever it is: who presents a token acts for its owner. Served by {@code ix_api_token_hash}.
     *
     * @return empty if there is none, or it was revoked
     */
    public Optional<ApiToken> findByHash(TokenHash hash) {
        return TokenQueries.FIND_BY_HASH.find(session, hash);
    }

    /** A user's tokens, newest first. Served by the primary key. */
    public Page<ApiToken> pageByUser(UserId userId, PageRequest request) {
        return TokenQueries.BY_USER.page(session, userId, request);
    }

    /**
     * Remembers on which day a token was used last. Call it when that is another day than {@link ApiToken#lastUsedOn}: so
     * it is one write a day.
     *
     * @param day in UTC
     * @return false if the token was revoked in the meantime
     */
    public boolean markUsed(ApiToken token, LocalDate day) {
        return TokenQueries.MARK_USED.execute(session, new TokenQueries.Use(token.userId(), token.id(), day)) == 1;
    }

    /**
     * Revokes a user's token: nobody can log in with it from now on.
     *
     * @return whether there was one
     */
    public boolean delete(UserId userId, TokenId id) {
        return TokenQueries.DELETE.execute(session, new TokenQueries.Key(userId, id)) == 1;
    }
}
