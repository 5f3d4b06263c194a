package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.sample.database.DemoTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/**
 * Nothing that axe-core knows of shuts anybody out, in light and in dark, on a desktop and on a phone. Leaves screenshots of
 * all that in {@code target/screenshots}. With {@code -Dimages.write} it also writes the two that the README shows to
 * {@code docs/images}.
 */
@PageTest
class AccessibilityPageTest {

    private static final Path IMAGES = Path.of("..", "docs", "images");

    private final SoftAssertions all = new SoftAssertions();

    @Test
    void pages_beforeTheLogIn_areAccessible(Window window) {
        window.open("/");
        window.find("h1");
        check(window, "log-in");
        window.press("Register");
        check(window, "registration");
        window.open("/?confirmation=abc");
        window.find("form");
        check(window, "confirmation");
        all.assertAll();
    }

    @Test
    void board_andWhatOpensOverIt_isAccessible(Window window, Account account, Dal dal) throws IOException {
        demoTasks(dal, account);
        window.logIn(account);
        window.lift("Write the guide for new colleagues")
                .moveToElement(window.find(Window.column("done")))
                .release()
                .perform();
        eventually(() -> assertThat(window.titles("done")).contains("Write the guide for new colleagues"));
        check(window, "board");
        window.openCard("Upgrade the database before its support ends");
        window.click(".drawer summary");
        eventually(() -> assertThat(window.texts(".history-list > li")).isNotEmpty());
        check(window, "task");
        window.keys(Keys.ESCAPE);
        window.keys("?");
        window.find("dialog");
        check(window, "keys");
        window.press("Close");
        window.click("[aria-label^='Show by']");
        eventually(() -> assertThat(window.texts("#filter-menu .chip")).isNotEmpty());
        check(window, "filter");
        window.keys(Keys.ESCAPE);
        window.click(".avatar");
        check(window, "account");
        window.keys(Keys.ESCAPE);
        window.type("#search", "wr");
        eventually(() -> assertThat(window.texts(".results .card")).isNotEmpty());
        check(window, "search");
        all.assertAll();
        if (System.getProperty("images.write") != null) {
            writeImages();
        }
    }

    @Test
    void whatIsShownWhenSomethingWentWrong_isAccessible(Window window, Account account, Dal dal) {
        for (String error : List.of("412", "401", "403", "ERR_INTERNET_DISCONNECTED")) {
            window.expectError(error);
        }
        demoTasks(dal, account);
        Task task = dal.tasks().create(new NewTask(account.id(), "Prepare the talk about migrations"));
        window.logIn(account);

        window.openCard(task.title());
        window.replace(".drawer [name=title]", "Prepare the talk about undoing migrations");
        window.choose(".drawer [name=priority]", "High");
        dal.tasks().update(task.withTitle("Prepare the slides").withDescription("Twenty minutes, with a demo."));
        window.press("Save");
        window.find(".choices");
        check(window, "conflict");
        window.keys(Keys.ESCAPE);
        eventually(() -> assertThat(window.text(".drawer .form-failure")).startsWith("Not saved"));
        check(window, "not-saved");
        window.keys(Keys.ESCAPE);
        window.find(".dialog");
        check(window, "unsaved");
        window.press("Discard");
        eventually(() -> assertThat(window.shows("dialog")).isFalse());

        window.offline(true);
        window.type("#search", "wr");
        window.find("#outage button");
        check(window, "outage");
        window.offline(false);
        eventually(() -> assertThat(window.texts(".results .card")).isNotEmpty());

        window.driver().manage().deleteAllCookies();
        window.type("#search", "i");
        eventually(() -> assertThat(window.text(".dialog h2")).isEqualTo("Your session has ended"));
        check(window, "session-ended");
        all.assertAll();
    }

    @Test
    void settings_areAccessible(Window window, Account account, Dal dal) {
        demoTasks(dal, account);
        window.logIn(account);
        window.go("/settings/profile", "Profile");
        window.find("form");
        check(window, "profile");
        window.go("/settings/notifications", "Notifications");
        window.find("form");
        check(window, "notifications");
        window.go("/settings/labels", "Tags and categories");
        window.find("form");
        check(window, "labels");
        window.go("/settings/password", "Password");
        window.find("form");
        check(window, "password");
        window.go("/settings/tokens", "API tokens");
        window.type("[name=name]", "backup" + Keys.ENTER);
        window.find("[aria-label='The new token']");
        check(window, "tokens");
        window.go("/settings/data", "Import and export");
        window.find("form");
        check(window, "data");
        all.assertAll();
    }

    private static void demoTasks(Dal dal, Account account) {
        dal.inTransaction(transaction -> {
            DemoTasks.add(transaction, account.id(), 30);
            return null;
        });
    }

    private void check(Window window, String view) {
        for (Dimension size : List.of(Window.DESKTOP, Window.PHONE)) {
            window.resize(size);
            for (String theme : List.of("dark", "light")) {
                window.media(theme);
                String name = view + "-" + (size == Window.PHONE ? "phone" : "desktop") + "-" + theme;
                window.screenshot(name);
                all.assertThat(Axe.violations(window)).as(name).isEmpty();
                all.assertThat(tooWide(window))
                        .as("%s: wider than the window", name)
                        .isFalse();
            }
        }
        window.resize(Window.DESKTOP);
    }

    /** Whether one would have to scroll sideways to read (WCAG 1.4.10). */
    private static boolean tooWide(Window window) {
        return (Boolean) window.driver()
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private static void writeImages() throws IOException {
        Files.createDirectories(IMAGES);
        for (String name : List.of("board-desktop-light", "task-desktop-dark")) {
            Files.copy(
                    Path.of("target", "screenshots", name + ".png"),
                    IMAGES.resolve(name + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
