package dev.taskdal.dal.user;

import static dev.taskdal.schema.Indexes.IX_USER_EMAIL;

import dev.taskdal.dal.error.DuplicateEmailException;
import dev.taskdal.dal.error.DuplicateKeyException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.query.Session;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads and writes users and their profiles. Every write is one statement, which commits at once unless a transaction is in progress.
 * Thread-safe if it comes from a {@code Dal}; bound to its transaction and thread if it comes from a transaction. Every
 * method throws a {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses.
 */
public final class Users {

    private final Session session;

    /** {@code Dal} and its transactions make it. */
    public Users(Session session) {
        this.session = session;
    }

    /**
     * Adds a user.
     *
     * @throws DuplicateEmailException if there is one with that e-mail address, in whatever case
     * @throws dev.taskdal.dal.error.InvalidValueException if a value can't be stored or breaks a check
     */
    public User create(NewUser user) {
        return refusingDuplicates(() -> UserQueries.CREATE.get(session, user));
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
        return UserQueries.FIND.find(session, id);
    }

    /**
     * The user who logs in with that e-mail address, whatever its case. Served by {@code ix_user_email}.
     *
     * @throws dev.taskdal.dal.error.InvalidValueException if the text can't be an address in the database
     */
    public Optional<User> findByEmail(String email) {
        return UserQueries.FIND_BY_EMAIL.find(session, email);
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
        return refusingDuplicates(() -> UserQueries.UPDATE.find(session, changed))
                .orElseThrow(() -> new StaleVersionException(
                        "user " + changed.id(),
                        changed.version(),
                        get(changed.id()).version()));
    }

    /**
     * The profile of a user.
     *
     * @throws NotFoundException if there is no such user
     */
    public Profile getProfile(UserId id) {
        return findProfile(id).orElseThrow(() -> new NotFoundException("user " + id));
    }

    /** The profile of a user, if there is such a user. */
    public Optional<Profile> findProfile(UserId id) {
        return ProfileQueries.FIND.find(session, id);
    }

    /**
     * Writes a profile that was read before. Its digests follow a user to another time zone.
     *
     * @return the profile as it is now
     * @throws StaleVersionException if somebody changed it, or the user, since it was read
     * @throws NotFoundException if the user was deleted
     * @throws dev.taskdal.dal.error.InvalidValueException if a value can't be stored or breaks a check, or the server
     *     doesn't know the time zone
     */
    public Profile updateProfile(Profile changed) {
        return ProfileQueries.UPDATE
                .find(session, changed)
                .orElseThrow(() -> new StaleVersionException(
                        "user " + changed.id(),
                        changed.version(),
                        getProfile(changed.id()).version()));
    }

    /**
     * Deletes a user and all that the user owns.
     *
     * @return whether there was such a user
     */
    public boolean delete(UserId id) {
        return UserQueries.DELETE.execute(session, id) == 1;
    }

    private static <T> T refusingDuplicates(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw e.constraint().equals(IX_USER_EMAIL.getName()) ? new DuplicateEmailException(e) : e;
        }
    }
}
