package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
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
