package dev.taskdal.dal.user;

import static dev.taskdal.schema.Tables.APP_USER;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.val;

import dev.taskdal.dal.error.DuplicateEmailException;
import dev.taskdal.dal.error.DuplicateKeyException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.query.Text;
import dev.taskdal.schema.Indexes;
import dev.taskdal.schema.tables.records.AppUserRecord;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Reads and writes users. Every write is one statement, which commits at once unless a transaction is in progress.
 * Thread-safe if it comes from a {@code Dal}; bound to its transaction and thread if it comes from a transaction. Every
 * method throws a {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses.
 */
public final class Users {

    private final DSLContext dsl;

    /** {@code Dal} makes it, with a context that translates errors. */
    public Users(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Adds a user.
     *
     * @throws DuplicateEmailException if there is one with that e-mail address, in whatever case
     * @throws dev.taskdal.dal.error.InvalidValueException if a value can't be stored or breaks a check
     */
    public User create(NewUser user) {
        return refusingDuplicates(() -> dsl.insertInto(APP_USER)
                .set(APP_USER.EMAIL, Text.storable("e-mail address", user.email()))
                .set(APP_USER.DISPLAY_NAME, Text.storable("display name", user.displayName()))
                .set(APP_USER.PASSWORD_HASH, storable(user.passwordHash()))
                .returning()
                .fetchSingle(Users::user));
    }

    /**
     * The user of that id.
     *
     * @throws NotFoundException if there is none
     */
    public User get(UserId id) {
        return find(id).orElseThrow(() -> new NotFoundException("user " + id));
    }

    /** The user of that id, if there is one. */
    public Optional<User> find(UserId id) {
        return dsl.selectFrom(APP_USER).where(APP_USER.ID.eq(id)).fetchOptional(Users::user);
    }

    /**
     * The user who logs in with that e-mail address, whatever its case. Served by {@code ix_user_email}.
     *
     * @throws dev.taskdal.dal.error.InvalidValueException if the text can't be an address in the database
     */
    public Optional<User> findByEmail(String email) {
        return dsl.selectFrom(APP_USER)
                .where(lower(APP_USER.EMAIL).eq(lower(val(Text.storable("e-mail address", email)))))
                .fetchOptional(Users::user);
    }

    /**
     * Writes e-mail address, name and password hash of a user that was read before.
     *
     * @return the user as it is now
     * @throws StaleVersionException if somebody changed it since it was read
     * @throws NotFoundException if it was deleted
     * @throws DuplicateEmailException if the new e-mail address is somebody else's
     * @throws dev.taskdal.dal.error.InvalidValueException if a value can't be stored or breaks a check
     */
    public User update(User changed) {
        return refusingDuplicates(() -> dsl.update(APP_USER)
                        .set(APP_USER.EMAIL, Text.storable("e-mail address", changed.email()))
                        .set(APP_USER.DISPLAY_NAME, Text.storable("display name", changed.displayName()))
                        .set(APP_USER.PASSWORD_HASH, storable(changed.passwordHash()))
                        .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                        .set(APP_USER.UPDATED_AT, currentInstant())
                        .where(APP_USER.ID.eq(changed.id()))
                        .and(APP_USER.VERSION.eq(changed.version()))
                        .returning()
                        .fetchOptional(Users::user))
                .orElseThrow(() -> new StaleVersionException(
                        "user " + changed.id(),
                        changed.version(),
                        get(changed.id()).version()));
    }

    /**
     * Deletes a user and all that the user owns.
     *
     * @return whether there was such a user
     */
    public boolean delete(UserId id) {
        return dsl.deleteFrom(APP_USER).where(APP_USER.ID.eq(id)).execute() == 1;
    }

    private static <T> T refusingDuplicates(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw e.constraint().equals(Indexes.IX_USER_EMAIL.getName()) ? new DuplicateEmailException(e) : e;
        }
    }

    private static PasswordHash storable(PasswordHash hash) {
        Text.storable("password hash", hash.value());
        return hash;
    }

    private static User user(AppUserRecord row) {
        return new User(
                row.getId(),
                row.getEmail(),
                row.getDisplayName(),
                row.getPasswordHash(),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
