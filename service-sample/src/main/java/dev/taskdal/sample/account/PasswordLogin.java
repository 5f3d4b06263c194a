package dev.taskdal.sample.account;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Log-in by e-mail and password. Spring Security's provider works out a hash for unknown e-mails, too, so that the time that
 * an answer takes tells nobody whether an account exists. Who is logged in is a {@link UserId} from then on, and nothing else.
 */
@Component
final class PasswordLogin {

    private final DaoAuthenticationProvider provider;

    PasswordLogin(Dal dal, PasswordEncoder encoder) {
        provider = new DaoAuthenticationProvider(email -> new Account(find(dal, email)
                .orElseThrow(() -> new UsernameNotFoundException("There is no account of this e-mail address."))));
        provider.setPasswordEncoder(encoder);
    }

    /**
     * Checks an e-mail address and a password.
     *
     * @return the user as its principal
     * @throws AuthenticationException if they aren't those of an account
     * @throws DalException if the database can't tell
     */
    Authentication authenticate(Authentication credentials) {
        try {
            Account account = (Account) provider.authenticate(credentials).getPrincipal();
            return UsernamePasswordAuthenticationToken.authenticated(
                    account.user().id(), null, List.of(SecurityConfiguration.LOGGED_IN));
        } catch (InternalAuthenticationServiceException e) {
            if (e.getCause() instanceof DalException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Text that PostgreSQL can't store is nobody's address. */
    private static Optional<User> find(Dal dal, String email) {
        try {
            return dal.users().findByEmail(email);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** A user as Spring Security's provider wants to see one. */
    private record Account(User user) implements UserDetails {

        @Override
        public List<GrantedAuthority> getAuthorities() {
            return List.of();
        }

        @Override
        public String getPassword() {
            return user.passwordHash().value();
        }

        @Override
        public String getUsername() {
            return user.id().toString();
        }
    }
}
