package dev.taskdal.sample.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Browser;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.web.ProblemTest;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in, sessions, tokens, and what comes with every answer. */
@PostgresTest
class AuthTest {

    private static ThrowawayDatabase database;
    private static RunningService service;
    private static Program ada;

    @BeforeAll
    static void start(ThrowawayDatabase throwaway) {
        database = throwaway;
        service = RunningService.startOn(throwaway);
        ada = service.newUser("ada");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void login_inAnyCase_opensASessionOfItsOwn() {
        Browser browser = new Browser(service);
        Answer nobody = browser.open();
        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.json().path("user").isNull()).isTrue();
        assertThat(nobody.json().path("demo").isNull()).isTrue();
        String before = browser.cookie("XSRF-TOKEN");

        Answer loggedIn = browser.logIn("ADA@example.com", Browser.PASSWORD);
        assertThat(loggedIn.status()).isEqualTo(200);
        assertThat(loggedIn.json().path("user").path("displayName").asString()).isEqualTo("ada");
        assertThat(loggedIn.body()).doesNotContainIgnoringCase("password").doesNotContain("noop");
        assertThat(browser.open().json()).isEqualTo(loggedIn.json());
        assertThat(browser.get("/api/tasks").status()).isEqualTo(200);
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void session_plantedBySomebodyElse_isNotTheOneLoggedIn() {
        Browser attacker = new Browser(service);
        attacker.logIn("ada@example.com", Browser.PASSWORD);
        String planted = attacker.cookie("JSESSIONID");
        assertThat(planted).isNotEmpty();

        Browser victim = new Browser(service).withCookie("JSESSIONID", planted);
        victim.logIn("ada@example.com", Browser.PASSWORD);
        assertThat(victim.cookie("JSESSIONID")).isNotEqualTo(planted);
        assertThat(attacker.get("/api/tasks").status()).isEqualTo(401);
    }

    @Test
    void logout_endsTheSessionOnTheServer() {
        Browser browser = new Browser(service);
        browser.logIn("ada@example.com", Browser.PASSWORD);
        String session = browser.cookie("JSESSIONID");
        assertThat(browser.delete("/api/session").status()).isEqualTo(204);
        Browser old = new Browser(service).withCookie("JSESSIONID", session);
        ProblemTest.assertProblem(old.get("/api/tasks"), 401, "not-logged-in");
        assertThat(browser.delete("/api/session").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, wrong horse",
        "nobody@example.com, correct horse",
        "ada@example.com%00, correct horse",
        "'', ''",
    })
    void login_thatFails_saysNothingAboutTheAccount(String email, String password) {
        Answer refused = new Browser(service).logIn(email.replace("%00", "\\u0000"), password);
        ProblemTest.assertProblem(refused, 401, "wrong-credentials");
        assertThat(refused.text("detail")).isEqualTo("There is no account with this e-mail address and password.");
    }

    /** An account, and one that doesn't exist: the same answers, and for the owner no longer than a minute. */
    @Test
    void guessing_ofAPassword_isSlowedDownWhetherThereIsAnAccountOrNot() {
        service.newUser("mallory");
        for (String email : new String[] {"mallory@example.com", "nobody.at.all@example.com"}) {
            Browser browser = new Browser(service);
            for (int i = 0; i < 5; i++) {
                assertThat(browser.logIn(email, "guess " + i).status()).isEqualTo(401);
            }
            Answer refused = browser.logIn(email.toUpperCase(Locale.ROOT), Browser.PASSWORD);
            ProblemTest.assertProblem(refused, 429, "too-many-attempts");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void change_withoutTheTokenOfThePage_isRefused() {
        Browser browser = new Browser(service);
        browser.logIn("ada@example.com", Browser.PASSWORD);
        for (String forged : new String[] {"", "forged"}) {
            Answer refused = browser.send("POST", "/api/tasks", "{\"title\":\"x\"}", "X-XSRF-TOKEN", forged);
            ProblemTest.assertProblem(refused, 403, "forbidden");
        }
        assertThat(browser.post("/api/tasks", "{\"title\":\"x\"}").status()).isEqualTo(201);
        Answer login = service.post("/api/session", "{\"email\":\"ada@example.com\",\"password\":\"correct horse\"}");
        assertThat(login.status()).as("log-in from another site").isEqualTo(403);
    }

    @Test
    void cookies_areForNoOtherSiteAndTheSessionsForNoScript() {
        Browser browser = new Browser(service);
        Answer first = browser.open();
        assertThat(first.header("Set-Cookie"))
                .startsWith("XSRF-TOKEN=")
                .contains("SameSite=Strict")
                .doesNotContain("HttpOnly");
        Answer login = browser.logIn("ada@example.com", Browser.PASSWORD);
        assertThat(login.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Strict"));
    }

    @Test
    void token_madeByTheUser_letsAProgramInUntilItIsRevoked() throws SQLException {
        Browser browser = new Browser(service);
        browser.logIn("ada@example.com", Browser.PASSWORD);
        Answer made = browser.post("/api/tokens", "{\"name\":\"Backup\"}");
        assertThat(made.status()).isEqualTo(201);
        String token = made.text("token");
        assertThat(token).matches("tdl_[A-Za-z0-9_-]{43}");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select token_hash = sha256(convert_to('" + token
                        + "', 'UTF8')) from api_token where id = " + made.id())) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).as("stored as SHA-256").isTrue();
        }

        Program program = new Program(service, ada.user(), token);
        assertThat(program.post("/api/tasks", "{\"title\":\"by a program\"}").status())
                .isEqualTo(201);
        Answer listed = browser.get("/api/tokens");
        assertThat(listed.body()).doesNotContain(token).contains("\"lastUsedOn\":\"" + LocalDate.now(ZoneOffset.UTC));
        assertThat(browser.delete("/api/tokens/" + made.id()).status()).isEqualTo(204);
        Answer refused = program.get("/api/tasks");
        ProblemTest.assertProblem(refused, 401, "not-logged-in");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void token_isNotEnoughForTokens() {
        ProblemTest.assertProblem(ada.get("/api/tokens"), 403, "forbidden");
        ProblemTest.assertProblem(ada.post("/api/tokens", "{\"name\":\"More\"}"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer tdl_guessed", "Bearer", "Basic YWRhQGV4YW1wbGUuY29tOmNvcnJlY3QgaG9yc2U=", "x"})
    void credentials_thatAreNone_neverFallBackToTheSession(String authorization) {
        Browser browser = new Browser(service);
        browser.logIn("ada@example.com", Browser.PASSWORD);
        ProblemTest.assertProblem(
                browser.send("GET", "/api/tasks", null, "Authorization", authorization), 401, "not-logged-in");
    }

    @Test
    void program_gets_noSessionAndNoCookie() {
        assertThat(ada.get("/api/tasks").headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks",
                "/api/tasks/1",
                "/api/board",
                "/api/profile",
                "/api/tokens",
                "/api/nothing",
                "/nope"
            })
    void resource_withoutLogin_isAProblem(String path) {
        Answer refused = service.get(path);
        ProblemTest.assertProblem(refused, 401, "not-logged-in");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void user_deletedWhileLoggedIn_isNobody() {
        Program eve = service.newUser("eve");
        Browser browser = new Browser(service);
        browser.logIn("eve@example.com", Browser.PASSWORD);
        service.bean(Dal.class).users().delete(eve.user());
        assertThat(browser.open().json().path("user").isNull()).isTrue();
        assertThat(browser.post("/api/tasks", "{\"title\":\"x\"}").status()).isEqualTo(404);
        assertThat(eve.get("/api/tasks").status()).isEqualTo(401);
    }

    @Test
    void answers_all_carryTheHeadersOfThePolicy() {
        for (Answer answer : new Answer[] {
            service.get("/api/session"), ada.get("/api/tasks"), service.get("/api/tasks"), ada.get("/nope")
        }) {
            assertThat(answer.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;")
                    .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
        Answer early = service.get("/api//tasks");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(early.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
