package dev.taskdal.sample.account;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.DuplicateEmailException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.query.Text;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.sample.web.Body;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Registration. Its answer, and the time that it takes, are the same whether there is an account of that e-mail address or
 * not: only the mail says so, which its owner alone can read.
 */
@RestController
@RequestMapping("/api/registration")
@Tag(name = "Registration")
final class RegistrationController {

    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_NAME = 100;

    private final Dal dal;
    private final Passwords passwords;
    private final Confirmations confirmations;
    private final Mails mails;
    private final RegistrationSettings settings;

    /** Nobody's letter box is to be filled by others. */
    private final Throttle byEmail;

    private final Throttle byAddress;

    RegistrationController(
            Dal dal,
            Passwords passwords,
            Confirmations confirmations,
            Mails mails,
            RegistrationSettings settings,
            Clock clock) {
        this.dal = dal;
        this.passwords = passwords;
        this.confirmations = confirmations;
        this.mails = mails;
        this.settings = settings;
        byEmail = new Throttle(clock, 3, Duration.ofHours(1));
        byAddress = new Throttle(clock, 20, Duration.ofMinutes(15));
    }

    record Input(
            @Nullable String email,
            @Nullable String displayName,
            @Nullable String password) {

        /** Without any of it. */
        @Override
        public String toString() {
            return "Input[hidden]";
        }
    }

    record Token(@Nullable String token) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    record Answer(String message) {}

    /** Sends a mail with a link that confirms the address, or one that says that there is an account already. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer register(@RequestBody Input input, HttpServletRequest request) {
        String email = checkedEmail(Body.required("email", input.email()));
        String name = checkedName(Body.required("displayName", input.displayName()));
        String password = Passwords.checked(Body.required("password", input.password()));
        byAddress.attempt(request.getRemoteAddr());
        byEmail.attempt(email.toLowerCase(Locale.ROOT));
        NewUser user = new NewUser(email, name, passwords.hash(password));
        String token = confirmations.seal(user);
        if (dal.users().findByEmail(email).isPresent()) {
            mails.send(email, "Your account", """
                    Somebody, perhaps you, has tried to register with this e-mail address.
                    There is an account of it already. Log in at %s

                    If it was not you, there is nothing to do.
                    """.formatted(settings.page()));
        } else {
            mails.send(email, "Confirm your e-mail address", """
                    Somebody, perhaps you, has registered with this e-mail address.
                    Open this link to confirm it; it works for %d hours:

                    %s?confirmation=%s

                    If it was not you, do nothing: then there will be no account.
                    """.formatted(
                            settings.validity().toHours(), settings.page(), token));
        }
        return new Answer("A mail is on its way to this address, and says how to go on."
                + mails.outbox()
                        .map(folder -> " There is no mail server, so it is in the folder " + folder + ".")
                        .orElse(""));
    }

    /** Makes the account. A second time, it is there already, which is no error. */
    @PostMapping("/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@RequestBody Token input) {
        NewUser user = confirmations.open(Body.required("token", input.token()));
        try {
            dal.users().create(user);
        } catch (DuplicateEmailException e) {
            // By this link before, or by another one.
        }
    }

    /** An address to which a mail can be sent, and nothing else: no name, no list of several, no line breaks. */
    private static String checkedEmail(String email) {
        Text.storable("e-mail address", email);
        try {
            InternetAddress address = new InternetAddress(email, true);
            if (email.equals(address.getAddress())
                    && email.codePointCount(0, email.length()) <= LONGEST_EMAIL
                    && email.matches("[^@\\s]+@[^@\\s]+")) {
                return email;
            }
        } catch (AddressException e) {
            // As those that are one, but can't be used.
        }
        throw new InvalidValueException("The e-mail address can't be used: it has one @, no blanks, and at most "
                + LONGEST_EMAIL + " characters.");
    }

    private static String checkedName(String name) {
        Text.storable("display name", name);
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new InvalidValueException(
                    "A display name has 1 to " + LONGEST_NAME + " characters, and not only blanks.");
        }
        return name;
    }
}
