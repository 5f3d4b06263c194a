package dev.taskdal.sample.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Browser;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.web.ProblemTest;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PostgresTest
class RegistrationTest {

    @TempDir
    private static Path outbox;

    private static RunningService service;

    private Browser browser;

    @BeforeAll
    static void start(ThrowawayDatabase database) {
        service = RunningService.start(
                "--database.url=" + RunningService.url(database),
                "--migrate",
                "--taskdal.registration.outbox=" + outbox);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void emptyTheOutbox() throws IOException {
        browser = new Browser(service);
        browser.open();
        try (Stream<Path> files = Files.list(outbox)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void registration_confirmed_makesAnAccountWithAHash() throws Exception {
        Answer answer = register("İpek@Example.com");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("message")).contains("A mail is on its way", outbox.toString());
        assertThat(browser.logIn("İpek@Example.com", "battery staple").status())
                .as("not before it is confirmed")
                .isEqualTo(401);

        MimeMessage mail = mails().get(0);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("İpek@Example.com");
        String token = token(mail);
        assertThat(confirm(token).status()).isEqualTo(204);
        assertThat(confirm(token).status()).as("a second time").isEqualTo(204);
        assertThat(browser.logIn("İPEK@example.com", "battery staple").status()).isEqualTo(200);
        assertThat(service.bean(Dal.class)
                        .users()
                        .findByEmail("İpek@Example.com")
                        .orElseThrow()
                        .passwordHash()
                        .value())
                .startsWith("{bcrypt}$2");
    }

    @Test
    void registration_ofAnAccountThatExists_isAnsweredTheSameAndChangesNothing() throws Exception {
        service.newUser("ada");
        Answer taken = register("ADA@example.com");
        Answer free = register("free@example.com");
        assertThat(taken.status()).isEqualTo(free.status());
        assertThat(taken.body()).isEqualTo(free.body());
        assertThat(mails()).hasSize(2);
        for (MimeMessage mail : mails()) {
            boolean exists = mail.getAllRecipients()[0].toString().equals("ADA@example.com");
            assertThat(mail.getContent().toString())
                    .contains(exists ? "There is an account of it already" : "?confirmation=")
                    .doesNotContain("Somebody's name", "battery staple");
        }
        assertThat(browser.logIn("ada@example.com", "battery staple").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | N | correct horse",
                "a@b@c | N | correct horse",
                "a@c,d@e | N | correct horse",
                "A <a@c> | N | correct horse",
                "a@c\\r\\nBcc: d@e | N | correct horse",
                "a\\u0000@c | N | correct horse",
                "a@c | ' ' | correct horse",
                "a@c | N | short",
                "a@c | N | 0123456789012345678901234567890123456789012345678901234567890123456789012",
                "a@c | N | nul\\u0000nulnul",
            })
    void registration_thatCannotBe_isAProblemWithoutThePassword(String email, String name, String password)
            throws Exception {
        Answer answer = browser.post(
                "/api/registration",
                "{\"email\":\"%s\",\"displayName\":\"%s\",\"password\":\"%s\"}".formatted(email, name, password));
        ProblemTest.assertProblem(answer, 400, "invalid-value");
        assertThat(answer.body()).doesNotContain(password);
        assertThat(mails()).isEmpty();
    }

    @Test
    void letterBox_ofSomebody_isNotFilled() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(register("bob@example.com").status()).isEqualTo(202);
        }
        Answer refused = register("BOB@example.com");
        ProblemTest.assertProblem(refused, 429, "too-many-attempts");
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(mails()).hasSize(3);
    }

    @Test
    void token_damagedOrOfAnotherKeyOrTooOld_isRefused() {
        NewUser user = new NewUser("a@c", "A", new PasswordHash("{noop}x"));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Confirmations ours = confirmations(now);
        String token = ours.seal(user);
        assertThat(ours.open(token)).isEqualTo(user);
        assertThat(ours.seal(user)).as("a nonce of its own").isNotEqualTo(token);
        Confirmations later =
                new Confirmations(settings(KEY), Clock.fixed(now.plus(Duration.ofHours(24)), ZoneOffset.UTC));
        assertRefused(later, token);
        assertRefused(confirmations(now, null), token);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            assertRefused(ours, token.substring(0, i) + other + token.substring(i + 1));
        }
        for (String nonsense : List.of("", "x", "AAAA", "%", token.substring(0, 43), token + "AAAA")) {
            assertRefused(ours, nonsense);
        }
        ProblemTest.assertProblem(confirm("nonsense"), 400, "invalid-value");
    }

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static Confirmations confirmations(Instant now) {
        return confirmations(now, KEY);
    }

    private static Confirmations confirmations(Instant now, String key) {
        return new Confirmations(settings(key), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static RegistrationSettings settings(String key) {
        return new RegistrationSettings(key, Duration.ofHours(24), "http://localhost/", "a@b", Path.of("outbox"));
    }

    private static void assertRefused(Confirmations confirmations, String token) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> confirmations.open(token))
                .withMessage("The link is damaged, or too old. Register again to get another one.");
    }

    private Answer register(String email) {
        return browser.post(
                "/api/registration",
                "{\"email\":\"%s\",\"displayName\":\"Somebody's name\",\"password\":\"battery staple\"}"
                        .formatted(email));
    }

    private Answer confirm(String token) {
        return browser.post("/api/registration/confirmation", "{\"token\":\"" + token + "\"}");
    }

    private List<MimeMessage> mails() throws IOException {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.sorted().map(RegistrationTest::read).toList();
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Properties properties = new Properties();
            properties.setProperty("mail.mime.allowutf8", "true");
            return new MimeMessage(Session.getInstance(properties), in);
        } catch (Exception e) {
            throw new AssertionError(file + " is no mail", e);
        }
    }

    private static String token(MimeMessage mail) throws Exception {
        Matcher link = Pattern.compile("http://\\S+/\\?confirmation=(\\S+)")
                .matcher(mail.getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
