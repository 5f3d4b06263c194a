package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@PageTest
class OutagePageTest {

    @Test
    void reading_withoutANetwork_isToldAndTriedUntilItWorks(Window window, Account account) {
        window.expectError("ERR_INTERNET_DISCONNECTED");
        window.logIn(account);
        window.addTask("todo", "Apple");
        window.offline(true);
        window.type("#search", "app");
        eventually(() -> assertThat(window.text("#outage")).startsWith("The service can’t be reached."));
        window.offline(false);
        eventually(() -> assertThat(window.texts(".results .card-title")).containsExactly("Apple"));
        assertThat(window.texts("#outage")).containsExactly("");
    }

    @Test
    void writing_withoutANetwork_keepsWhatWasTyped(Window window, Account account) {
        window.expectError("ERR_INTERNET_DISCONNECTED");
        window.logIn(account);
        window.offline(true);
        window.type(Window.column("todo") + " .quick-add input", "Not lost" + Keys.ENTER);
        eventually(() -> assertThat(window.text(".notice.failure")).startsWith("The service can’t be reached."));
        window.offline(false);
        window.keys(Keys.ENTER);
        eventually(() -> assertThat(window.titles("todo")).containsExactly("Not lost"));
    }

    @Test
    void move_thatFails_isTakenBackAndCanBeTriedAgain(Window window, Account account) {
        window.expectError("ERR_INTERNET_DISCONNECTED");
        window.logIn(account);
        window.addTask("todo", "There and back");
        window.offline(true);
        window.drag("There and back", "done");
        eventually(() -> assertThat(window.text(".notice.failure")).contains("Try again"));
        assertThat(window.titles("todo")).containsExactly("There and back");
        window.offline(false);
        window.press("Try again");
        eventually(() -> assertThat(window.titles("done")).containsExactly("There and back"));
    }

    @Test
    void database_thatIsAway_isToldAndAskedAgain(Window window, Account account) {
        window.logIn(account);
        // The service's own answer to a database that is away has its tests elsewhere.
        window.driver().executeScript("""
                const fetchNow = window.fetch;
                window.away = true;
                window.fetch = (url, options) => window.away
                    ? Promise.resolve(new Response('{"title": "Service Unavailable", "status": 503}',
                        { status: 503, headers: { 'Content-Type': 'application/problem+json' } }))
                    : fetchNow(url, options);
                """);
        window.type("#search", "app");
        eventually(() -> assertThat(window.text("#outage")).startsWith("The service is not available just now."));
        window.driver().executeScript("window.away = false");
        window.press("Try now");
        eventually(() -> assertThat(window.text(".results .hint")).isEqualTo("No task."));
        assertThat(window.texts("#outage")).containsExactly("");
    }
}
