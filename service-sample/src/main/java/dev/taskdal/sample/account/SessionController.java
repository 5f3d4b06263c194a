package dev.taskdal.sample.account;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.database.DemoAccounts;
import dev.taskdal.sample.web.Body;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Log-in and log-out of the page. */
@RestController
@RequestMapping("/api/session")
@Tag(name = "Session", description = "Log-in and log-out with e-mail address and password.")
final class SessionController {

    private final Dal dal;
    private final PasswordLogin logins;
    private final LoginThrottle throttle;
    private final UserSessions sessions;
    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository csrfTokens;
    private final Optional<DemoAccounts> demo;

    SessionController(
            Dal dal,
            PasswordLogin logins,
            LoginThrottle throttle,
            UserSessions sessions,
            SecurityContextRepository contexts,
            CsrfTokenRepository csrfTokens,
            Optional<DemoAccounts> demo) {
        this.dal = dal;
        this.logins = logins;
        this.throttle = throttle;
        this.sessions = sessions;
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
        this.demo = demo;
    }

    record Credentials(@Nullable String email, @Nullable String password) {

        /** Without any of it. */
        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    record LoggedIn(long id, String email, String displayName) {

        static LoggedIn of(User user) {
            return new LoggedIn(user.id().value(), user.email(), user.displayName());
        }
    }

    /**
     * Who is logged in.
     *
     * @param user null for nobody
     * @param demo null unless the service has a database of its own
     */
    record Session(@Nullable LoggedIn user, @Nullable DemoAccounts demo) {}

    /** Nobody is no error: the page asks this first, and gets its cookie against forged requests with the answer. */
    @GetMapping
    Session get(@AuthenticationPrincipal @Nullable UserId user) {
        return session(Optional.ofNullable(user).flatMap(dal.users()::find));
    }

    /** Logs in, in a new session: one that somebody else has planted is of no use to him. */
    @PostMapping
    Session logIn(@RequestBody Credentials input, HttpServletRequest request, HttpServletResponse response) {
        String email = Body.required("email", input.email());
        String password = Body.required("password", input.password());
        Authentication authentication = throttle.guarding(
                email,
                request.getRemoteAddr(),
                () -> logins.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password)));
        UserId id = (UserId) authentication.getPrincipal();
        // Somebody may have deleted the account at this very moment: then nobody is logged in.
        Optional<User> user = dal.users().find(id);
        end(request);
        if (user.isPresent()) {
            sessions.add(id, request.getSession(true));
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        renewCsrfToken(request, response);
        return session(user);
    }

    /** Logs out; nobody who is logged in is no error. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        renewCsrfToken(request, response);
    }

    private Session session(Optional<User> user) {
        return new Session(user.map(LoggedIn::of).orElse(null), demo.orElse(null));
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private void renewCsrfToken(HttpServletRequest request, HttpServletResponse response) {
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }
}
