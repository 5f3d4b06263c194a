package dev.taskdal.sample.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Browser;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.web.ProblemTest;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password is changed by those who know the present one. */
@PostgresTest
class PasswordTest {

    private static final String NEW = "staple battery";
    private static final AtomicInteger USERS = new AtomicInteger();

    private static RunningService service;

    private Program program;
    private String email;
    private Browser browser;

    @BeforeAll
    static void start(ThrowawayDatabase database) {
        service = RunningService.startOn(database);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void logIn() {
        String name = "user" + USERS.incrementAndGet();
        program = service.newUser(name);
        email = name + "@example.com";
        browser = loggedIn(Browser.PASSWORD);
    }

    @Test
    void password_changed_isTheOnlyOneThatLetsIn() {
        assertThat(change(browser, Browser.PASSWORD, NEW).status()).isEqualTo(204);
        assertThat(new Browser(service).logIn(email, Browser.PASSWORD).status()).isEqualTo(401);
        assertThat(loggedIn(NEW).get("/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void otherSessions_ofTheUser_end_andNobodyElses() {
        Browser elsewhere = loggedIn(Browser.PASSWORD);
        service.newUser("bystander" + USERS);
        Browser bystander = new Browser(service);
        bystander.logIn("bystander" + USERS + "@example.com", Browser.PASSWORD);

        assertThat(change(browser, Browser.PASSWORD, NEW).status()).isEqualTo(204);
        assertThat(browser.get("/api/tasks").status()).isEqualTo(200);
        ProblemTest.assertProblem(elsewhere.get("/api/tasks"), 401, "not-logged-in");
        assertThat(elsewhere.open().json().path("user").isNull()).isTrue();
        assertThat(bystander.get("/api/tasks").status()).isEqualTo(200);
        assertThat(program.get("/api/tasks").status()).as("its tokens").isEqualTo(200);
    }

    @Test
    void wrongPassword_changesNothingAndEndsNothing() {
        Browser elsewhere = loggedIn(Browser.PASSWORD);
        Answer refused = change(browser, "correct hearse", NEW);
        ProblemTest.assertProblem(refused, 400, "invalid-value");
        assertThat(refused.text("detail")).startsWith("The present password is another one.");
        assertThat(elsewhere.get("/api/tasks").status()).isEqualTo(200);
        loggedIn(Browser.PASSWORD);
    }

    /** Whoever finds a browser that is logged in may guess no faster than at the log-in, nor may the two be added up. */
    @Test
    void guessing_ofThePresentPassword_isSlowedDownAsThatOfLogIns() {
        for (int i = 0; i < 5; i++) {
            assertThat(change(browser, "guess " + i, NEW).status()).isEqualTo(400);
        }
        Answer refused = change(browser, Browser.PASSWORD, NEW);
        ProblemTest.assertProblem(refused, 429, "too-many-attempts");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(new Browser(service).logIn(email, Browser.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void newPassword_thatIsNone_isRefused() {
        for (String none : new String[] {"short", "x".repeat(73), "nul \\u0000 nul"}) {
            ProblemTest.assertProblem(change(browser, Browser.PASSWORD, none), 400, "invalid-value");
        }
        ProblemTest.assertProblem(
                browser.send("PUT", "/api/password", "{\"newPassword\":\"" + NEW + "\"}"), 400, "invalid-value");
    }

    @Test
    void token_isNotEnough() {
        Answer refused = program.put("/api/password", body(Browser.PASSWORD, NEW));
        ProblemTest.assertProblem(refused, 403, "forbidden");
    }

    private Browser loggedIn(String password) {
        Browser other = new Browser(service);
        assertThat(other.logIn(email, password).status()).isEqualTo(200);
        return other;
    }

    private static Answer change(Browser browser, String present, String wanted) {
        return browser.send("PUT", "/api/password", body(present, wanted));
    }

    private static String body(String present, String wanted) {
        return "{\"presentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(present, wanted);
    }
}
