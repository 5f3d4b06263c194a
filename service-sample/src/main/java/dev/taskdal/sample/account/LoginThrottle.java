package dev.taskdal.sample.account;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess passwords: those of one account, from wherever, and those of many accounts from one address. An
 * account's delay ends at a minute, so that nobody can be locked out of his own for long; an address's at a quarter of an hour.
 */
@Component
final class LoginThrottle {

    private final Throttle byEmail;
    private final Throttle byAddress;

    LoginThrottle(Clock clock) {
        byEmail = new Throttle(clock, 5, Duration.ofMinutes(1));
        byAddress = new Throttle(clock, 50, Duration.ofMinutes(15));
    }

    /**
     * Runs a log-in if it is time for another one. Only a wrong password counts.
     *
     * @throws dev.taskdal.sample.web.TooManyAttemptsException if it isn't, whether there is such an account or not
     */
    <T> T guarding(String email, String address, Supplier<T> login) {
        byAddress.attempt(address);
        byEmail.attempt(email);
        try {
            T result = login.get();
            byAddress.forgive(address);
            byEmail.forget(email);
            return result;
        } catch (AuthenticationException e) {
            throw e;
        } catch (RuntimeException e) {
            byAddress.forgive(address);
            byEmail.forgive(email);
            throw e;
        }
    }
}
