package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@PageTest
class AccountPageTest {

    @Test
    void registration_confirmedByTheMailedLink_leadsToAnEmptyBoard(Window window) throws IOException {
        String email = "new.person@example.org";
        window.open("/");
        window.press("Register");
        window.type("[name=email]", email);
        window.type("[name=displayName]", "New Person");
        window.type("[name=password]", Account.PASSWORD + Keys.ENTER);
        eventually(() -> assertThat(window.text("h1")).isEqualTo("Look into your mail"));

        window.open(Outbox.link(email));
        window.press("Confirm my account");
        eventually(() -> assertThat(window.text(".message")).contains("Your account is ready"));
        assertThat(window.driver().getCurrentUrl()).as("the token is a secret").doesNotContain("confirmation");

        window.type("[name=email]", email);
        window.type("[name=password]", Account.PASSWORD + Keys.ENTER);
        window.awaitBoard();
        assertThat(window.count("todo")).isEqualTo("0");
        assertThat(window.text(".column-empty")).isEqualTo("No tasks here.");
    }

    @Test
    void logIn_withAWrongPassword_saysSoAndKeepsTheEmail(Window window, Account account) {
        window.expectError("401");
        window.open("/");
        window.type("[name=email]", account.email());
        window.type("[name=password]", "wrong" + Keys.ENTER);
        eventually(() -> assertThat(window.text(".form-failure")).isNotBlank());
        assertThat(window.find("[name=email]").getDomProperty("value")).isEqualTo(account.email());
    }

    @Test
    void logOut_inOneTab_logsTheOtherOut(Window window, Account account) {
        window.logIn(account);
        String first = window.driver().getWindowHandle();
        window.inNewTab(() -> {
            window.open("/");
            window.awaitBoard();
            window.click(".avatar");
            window.press("Log out");
            eventually(() -> assertThat(window.text("h1")).isEqualTo("Log in"));
        });
        window.driver().switchTo().window(first);
        eventually(() -> assertThat(window.text("h1")).isEqualTo("Log in"));
        window.open("/");
        eventually(() -> assertThat(window.text("h1")).isEqualTo("Log in"));
    }

    @Test
    void sessionThatEnded_isRenewedOverThePage_andWhatWasTypedIsSaved(Window window, Account account) {
        window.expectError("401");
        window.expectError("403");
        window.logIn(account);
        window.type(Window.column("todo") + " .quick-add input", "Typed before the end");
        window.driver().manage().deleteAllCookies();
        window.keys(Keys.ENTER);

        eventually(() -> assertThat(window.text("dialog h2")).isEqualTo("Your session has ended"));
        assertThat(window.find("dialog [name=email]").getDomProperty("value")).isEqualTo(account.email());
        window.type("dialog [name=password]", Account.PASSWORD + Keys.ENTER);
        eventually(() -> assertThat(window.titles("todo")).containsExactly("Typed before the end"));
        assertThat(window.shows("dialog")).isFalse();
    }
}
