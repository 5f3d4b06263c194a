package dev.taskdal.sample.account;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The password of the one who is logged in. It takes a session: whoever has got hold of a token can't take the account. */
@RestController
@RequestMapping("/api/password")
@Tag(name = "Password", description = "Only by session, and with the present password.")
final class PasswordController {

    private final Dal dal;
    private final Passwords passwords;
    private final PasswordLogin logins;
    private final LoginThrottle throttle;
    private final UserSessions sessions;

    PasswordController(
            Dal dal, Passwords passwords, PasswordLogin logins, LoginThrottle throttle, UserSessions sessions) {
        this.dal = dal;
        this.passwords = passwords;
        this.logins = logins;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    /** Both, since whoever finds a browser that is logged in doesn't know the present one. */
    record Change(
            @Nullable String presentPassword, @Nullable String newPassword) {

        /** Without any of it. */
        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }

    /** Changes it, and ends all other sessions of the user. Tokens go on working: they are revoked one by one. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@AuthenticationPrincipal UserId user, @RequestBody Change input, HttpServletRequest request) {
        String present = Body.required("presentPassword", input.presentPassword());
        String wanted = Passwords.checked(Body.required("newPassword", input.newPassword()));
        User account = dal.users().get(user);
        try {
            throttle.guarding(
                    account.email(),
                    request.getRemoteAddr(),
                    () -> logins.authenticate(
                            UsernamePasswordAuthenticationToken.unauthenticated(account.email(), present)));
        } catch (BadCredentialsException e) {
            throw new InvalidValueException("The present password is another one. Nothing was changed.");
        }
        dal.users().update(account.withPasswordHash(passwords.hash(wanted)));
        sessions.endOthers(user, request.getSession());
    }
}
