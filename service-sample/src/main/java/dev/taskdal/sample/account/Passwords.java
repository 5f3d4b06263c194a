package dev.taskdal.sample.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.query.Text;
import dev.taskdal.dal.user.PasswordHash;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes hashes of passwords. */
@Component
final class Passwords {

    private static final int MIN_CHARACTERS = 8;

    /** bcrypt looks no further. */
    private static final int MAX_BYTES = 72;

    private final PasswordEncoder encoder;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * The same password, if it can be one.
     *
     * @throws InvalidValueException if it is too short or too long, or has characters that aren't any
     */
    static String checked(String password) {
        Text.storable("password", password);
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS
                || password.getBytes(UTF_8).length > MAX_BYTES) {
            throw new InvalidValueException("A password has at least " + MIN_CHARACTERS + " characters and at most "
                    + MAX_BYTES + " bytes in UTF-8.");
        }
        return password;
    }

    /**
     * The hash of a password, which takes a while on purpose.
     *
     * @throws InvalidValueException if it can't be one
     */
    PasswordHash hash(String password) {
        return new PasswordHash(encoder.encode(checked(password)));
    }
}
