package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@PageTest
class BoardPageTest {

    @Test
    void quickAdd_putsTheTaskOnTop_andKeepsTheFieldForTheNext(Window window, Account account) {
        window.logIn(account);
        window.addTask("in_progress", "First");
        window.addTask("in_progress", "Second");
        assertThat(window.titles("in_progress")).containsExactly("Second", "First");
        assertThat(window.count("in_progress")).isEqualTo("2");
        assertThat(window.focused()).isEqualTo("Add a task to In progress");
        assertThat(window.announced()).isEqualTo("Added “Second” to In progress.");
    }

    @Test
    void quickAdd_ofATitleThatLooksLikeMarkup_showsItAsText(Window window, Account account) {
        String title = "<img src=x onerror=alert(1)> & <b>bold</b>";
        window.logIn(account);
        window.addTask("todo", title);
        window.openCard(title);
        assertThat(window.find(".drawer [name=title]").getDomProperty("value")).isEqualTo(title);
    }

    @Test
    void drag_byMouse_movesTheCardForGood(Window window, Account account) {
        window.logIn(account);
        window.addTask("todo", "Carry me");
        window.drag("Carry me", "done");
        eventually(() -> assertThat(window.titles("done")).containsExactly("Carry me"));
        assertThat(window.titles("todo")).isEmpty();
        assertThat(List.of(window.count("todo"), window.count("done"))).containsExactly("0", "1");
        assertThat(window.announced()).isEqualTo("Moved “Carry me” to Done.");
        assertThat(window.shows("dialog")).as("a drag is no click").isFalse();

        window.open("/");
        window.awaitBoard();
        assertThat(window.titles("done")).containsExactly("Carry me");
    }

    @Test
    void drag_endedByEscape_movesNothing(Window window, Account account) {
        window.logIn(account);
        window.addTask("todo", "Stay");
        window.lift("Stay")
                .moveToElement(window.find(Window.column("done")))
                .sendKeys(Keys.ESCAPE)
                .release()
                .perform();
        assertThat(window.titles("todo")).containsExactly("Stay");
        assertThat(window.shows(".ghost, dialog")).isFalse();
    }

    @Test
    void drag_backToWhereItWas_isNoClick(Window window, Account account) {
        window.logIn(account);
        window.addTask("todo", "Hesitate");
        window.lift("Hesitate").moveByOffset(-6, -6).release().perform();
        assertThat(window.announced()).isEqualTo("“Hesitate” stays in To do.");
        assertThat(window.shows(".ghost, dialog")).isFalse();
        window.openCard("Hesitate");
    }

    @Test
    void editor_changesEverythingAboutATask(Window window, Account account) {
        window.logIn(account);
        window.addTask("todo", "Before");
        window.openCard("Before");
        window.replace(".drawer [name=title]", "After");
        window.type(".drawer [name=description]", "Two lines" + Keys.ENTER + "of text");
        window.choose(".drawer [name=status]", "In progress");
        window.choose(".drawer [name=priority]", "Urgent");
        window.press("Save");
        eventually(() -> assertThat(window.titles("in_progress")).containsExactly("After"));
        assertThat(window.texts(".card .priority")).containsExactly("Urgent priority");

        window.openCard("After");
        assertThat(window.find(".drawer [name=description]").getDomProperty("value"))
                .isEqualTo("Two lines\nof text");
        window.click(".drawer summary");
        eventually(() -> assertThat(window.texts(".history-list > li")).hasSize(2));
        assertThat(window.text(".history-list > li"))
                .startsWith("You changed title, description, status, priority")
                .contains("Before → After", "To do → In progress", "Normal → Urgent");
    }

    @Test
    void editor_left_asksBeforeItDropsWhatWasTyped(Window window, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Unfinished"));
        window.logIn(account);
        leaveWith(window, "A thought");
        window.press("Go on editing");
        assertThat(window.find(".drawer [name=description]").getDomProperty("value"))
                .isEqualTo("A thought");
        window.keys(Keys.ESCAPE);
        window.press("Discard");
        eventually(() -> assertThat(window.shows("dialog")).isFalse());
        assertThat(dal.tasks().get(account.id(), task.id()).version()).isEqualTo(1);

        leaveWith(window, "Another thought");
        // The last button of that name is the one that asks.
        window.press("Save");
        eventually(() -> assertThat(window.shows("dialog")).isFalse());
        assertThat(dal.tasks().get(account.id(), task.id()).description()).isEqualTo("Another thought");
    }

    private static void leaveWith(Window window, String description) {
        window.openCard("Unfinished");
        window.type(".drawer [name=description]", description);
        window.keys(Keys.ESCAPE);
        eventually(() -> assertThat(window.text(".dialog h2")).isEqualTo("Save what you changed?"));
    }

    @Test
    void labels_areMadeAndPutOnATask(Window window, Account account) {
        window.logIn(account);
        window.addTask("todo", "Labelled");
        window.openCard("Labelled");
        window.type("[placeholder='Add a tag']", "garden" + Keys.ENTER);
        eventually(() -> assertThat(window.texts(".drawer .chip.tag")).containsExactly("garden"));
        window.type("[placeholder='Add a category']", "Home" + Keys.ENTER);
        eventually(() -> assertThat(window.texts(".drawer .chip.category")).containsExactly("Home"));
        window.keys(Keys.ESCAPE);
        assertThat(window.texts(".card .chip")).containsExactly("Category Home", "Tag garden");

        window.openCard("Labelled");
        window.click("[aria-label='Take off tag garden']");
        eventually(() -> assertThat(window.texts(".card .chip")).containsExactly("Category Home"));
    }

    @Test
    void count_ofMoreThanAThousand_saysSo(Window window, Account account, Dal dal) {
        dal.tasks()
                .importAll(IntStream.rangeClosed(1, 1001)
                        .mapToObj(i -> new NewTask(account.id(), "Task " + i, "", TaskStatus.DONE))
                        .toList());
        window.logIn(account);
        assertThat(window.count("done")).isEqualTo("1,000+");
        assertThat(window.count("todo")).isEqualTo("0");
        // How many there are nobody has counted, so one more changes nothing.
        window.addTask("done", "One more");
        assertThat(window.count("done")).isEqualTo("1,000+");
    }
}
