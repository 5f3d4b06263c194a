package dev.taskdal.sample.account;

import dev.taskdal.sample.web.TooManyAttemptsException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess passwords: those of one account, from wherever, and those of many accounts from one address. An
 * account's delay ends at a minute, so that nobody can be locked out of his own for long; an address's at a quarter of an hour.
 */
@Component
final class LoginThrottle {

    /** A longer one is nobody's: all of them count as one, so that what is remembered stays small. */
    private static final int LONGEST_EMAIL = 320;

    private final Throttle byEmail;
    private final Throttle byAddress;

    LoginThrottle(Clock clock) {
        byEmail = new Throttle(clock, 5, Duration.ofMinutes(1));
        byAddress = new Throttle(clock, 50, Duration.ofMinutes(15));
    }

    /**
     * Runs a log-in if it is time for another one. Only a wrong password counts.
     *
     * @throws TooManyAttemptsException if it isn't, whether there is such an account or not
     */
    <T> T guarding(String email, String address, Supplier<T> login) {
        String key = email.length() > LONGEST_EMAIL ? "" : email.toLowerCase(Locale.ROOT);
        byEmail.attempt(key);
        try {
            byAddress.attempt(address);
        } catch (TooManyAttemptsException e) {
            byEmail.forgive(key);
            throw e;
        }
        try {
            T result = login.get();
            byAddress.forgive(address);
            byEmail.forget(key);
            return result;
        } catch (AuthenticationException e) {
            throw e;
        } catch (RuntimeException e) {
            byAddress.forgive(address);
            byEmail.forgive(key);
            throw e;
        }
    }
}
