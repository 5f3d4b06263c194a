package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Two browsers of one person, and two tabs of one browser. */
@PageTest
class TwoWindowsPageTest {

    @Test
    void sameField_changedInBoth_isForThePersonToChoose(Window one, Window other, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Original"));
        one.logIn(account);
        other.logIn(account);
        one.openCard("Original");
        one.replace(".drawer [name=title]", "Mine");
        one.type(".drawer [name=description]", "My text");
        other.openCard("Original");
        other.replace(".drawer [name=title]", "Theirs" + Keys.ENTER);
        eventually(() -> assertThat(other.titles("todo")).containsExactly("Theirs"));

        one.expectError("412");
        one.press("Save");
        eventually(() -> assertThat(one.text(".dialog h2")).isEqualTo("The task was changed meanwhile"));
        one.screenshot("conflict");
        assertThat(one.text(".choices")).contains("It was: Original", "Mine", "Theirs", "My text");
        one.click("[name='choice-title'][value='theirs']");
        one.press("Save what is chosen");

        eventually(() -> assertThat(one.shows("dialog")).isFalse());
        assertThat(one.titles("todo")).containsExactly("Theirs");
        Task now = dal.tasks().get(account.id(), task.id());
        assertThat(now.title()).isEqualTo("Theirs");
        assertThat(now.description()).isEqualTo("My text");
    }

    @Test
    void conflict_leftOpen_keepsWhatWasTyped(Window one, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Original"));
        one.logIn(account);
        one.openCard("Original");
        one.replace(".drawer [name=title]", "Mine");
        dal.tasks().update(task.withTitle("Theirs"));

        one.expectError("412");
        one.press("Save");
        eventually(() -> assertThat(one.text(".dialog h2")).isEqualTo("The task was changed meanwhile"));
        one.keys(Keys.ESCAPE);
        eventually(() -> assertThat(one.text(".drawer .form-failure")).startsWith("Not saved"));
        assertThat(one.find(".drawer [name=title]").getDomProperty("value")).isEqualTo("Mine");
        assertThat(dal.tasks().get(account.id(), task.id()).title()).isEqualTo("Theirs");
    }

    @Test
    void conflict_leftAsItIsThere_dropsWhatWasTyped(Window one, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Original"));
        one.logIn(account);
        one.openCard("Original");
        one.replace(".drawer [name=title]", "Mine");
        dal.tasks().update(task.withTitle("Theirs"));

        one.expectError("412");
        one.press("Save");
        eventually(() -> assertThat(one.text(".dialog h2")).isEqualTo("The task was changed meanwhile"));
        one.press("Leave it as it is there now");
        eventually(() -> assertThat(one.shows("dialog")).isFalse());
        assertThat(one.titles("todo")).containsExactly("Theirs");
        assertThat(dal.tasks().get(account.id(), task.id()))
                .extracting(Task::title, Task::version)
                .containsExactly("Theirs", 2);
    }

    @Test
    void drag_ofATaskThatWasRenamedElsewhere_keepsBothAndTells(Window one, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Original"));
        one.logIn(account);
        dal.tasks().update(task.withTitle("Renamed elsewhere"));

        one.expectError("412");
        one.drag("Original", "done");
        eventually(() -> assertThat(one.titles("done")).containsExactly("Renamed elsewhere"));
        assertThat(one.text(".notice")).isEqualTo("Changed in another window, too: title is now “Renamed elsewhere”.");
    }

    @Test
    void change_ofATaskThatWasDeletedElsewhere_canBecomeANewTask(Window one, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Original"));
        one.logIn(account);
        one.openCard("Original");
        one.type(".drawer [name=description]", "Hours of work");
        dal.tasks().delete(account.id(), task.id());

        one.expectError("404");
        one.press("Save");
        eventually(() -> assertThat(one.text(".dialog h2")).isEqualTo("The task is gone"));
        one.press("Make it again");
        eventually(() -> assertThat(one.titles("todo")).containsExactly("Original"));
        one.openCard("Original");
        assertThat(one.find(".drawer [name=description]").getDomProperty("value"))
                .isEqualTo("Hours of work");
    }

    @Test
    void change_ofATaskThatWasDeletedElsewhere_canBeLetGo(Window one, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Original"));
        one.logIn(account);
        one.openCard("Original");
        one.choose(".drawer [name=status]", "Done");
        dal.tasks().delete(account.id(), task.id());

        one.expectError("404");
        one.press("Save");
        eventually(() -> assertThat(one.text(".dialog h2")).isEqualTo("The task is gone"));
        assertThat(one.driver().findElements(By.cssSelector(".card")))
                .as("what isn't there isn't shown")
                .isEmpty();
        one.press("Let it go");
        eventually(() -> assertThat(one.shows("dialog")).isFalse());
        assertThat(one.announced()).isNotEqualTo("Saved.");
        assertThat(dal.tasks().pageByUser(account.id(), PageRequest.first(10)).items())
                .isEmpty();
        assertThat(one.count("todo") + one.count("done")).isEqualTo("00");
    }

    @Test
    void tabs_ofOneBrowser_tellEachOtherAtOnce(Window window, Account account) {
        window.logIn(account);
        String first = window.driver().getWindowHandle();
        // Whatever this one shows from now on, it was told by the other.
        window.driver().executeScript("window.fetch = () => new Promise(() => {})");
        window.inNewTab(() -> {
            window.open("/");
            window.awaitBoard();
            window.addTask("todo", "From the other tab");
            window.drag("From the other tab", "in_progress");
            // Before the tab is closed, which would take back what it has not been answered yet.
            String other = window.driver().getWindowHandle();
            window.driver().switchTo().window(first);
            eventually(() -> assertThat(window.titles("in_progress")).containsExactly("From the other tab"));
            assertThat(window.driver().findElements(By.cssSelector(".card"))).hasSize(1);
            window.driver().switchTo().window(other);
        });
        window.driver().switchTo().window(first);
    }
}
