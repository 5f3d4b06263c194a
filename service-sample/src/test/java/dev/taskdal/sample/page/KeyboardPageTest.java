package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Without a mouse: every step of these is a key. */
@PageTest
class KeyboardPageTest {

    @Test
    void keyboard_alone_isEnoughForEverything(Window window, Account account) {
        window.open("/");
        eventually(() -> assertThat(window.focused()).isEqualTo("E-mail"));
        window.keys(account.email(), Keys.TAB, Account.PASSWORD, Keys.ENTER);
        window.awaitBoard();

        window.keys("n");
        eventually(() -> assertThat(window.focused()).isEqualTo("Add a task to To do"));
        for (String title : new String[] {"Third", "Second", "First"}) {
            window.keys(title, Keys.ENTER);
            eventually(() -> assertThat(window.titles("todo")).startsWith(title));
        }
        window.keys(Keys.TAB);
        eventually(() -> assertThat(window.focused()).isEqualTo("First"));
        window.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(window.focused()).isEqualTo("Third");
        window.keys(Keys.HOME);
        assertThat(window.focused()).isEqualTo("First");

        moves(window);
        edits(window);
        deletes(window);
        searches(window);

        window.keys(Keys.ESCAPE);
        window.awaitBoard();
        window.keys("?");
        eventually(() -> assertThat(window.text("dialog h2")).isEqualTo("Keys"));
        window.keys(Keys.ESCAPE);
        eventually(() -> assertThat(window.shows("dialog")).isFalse());
    }

    private static void moves(Window window) {
        window.shift(Keys.ARROW_RIGHT);
        eventually(() -> assertThat(window.titles("in_progress")).containsExactly("First"));
        assertThat(window.focused()).as("the focus goes along").isEqualTo("First");
        assertThat(window.announced()).isEqualTo("Moved “First” to In progress.");
        window.keys("3");
        eventually(() -> assertThat(window.titles("done")).containsExactly("First"));
        window.keys(Keys.ARROW_LEFT);
        assertThat(window.focused()).as("over an empty column").isEqualTo("Second");
        window.keys(Keys.ARROW_RIGHT);
        assertThat(window.focused()).isEqualTo("First");
        window.keys("+");
        eventually(() ->
                assertThat(window.texts(Window.column("done") + " .priority")).containsExactly("High priority"));
        assertThat(window.announced()).isEqualTo("Priority of “First”: High.");
        assertThat(window.focused()).isEqualTo("First");
    }

    private static void edits(Window window) {
        window.keys(Keys.F2);
        eventually(() -> assertThat(window.focused()).isEqualTo("Title"));
        window.keys("Renamed", Keys.ENTER);
        eventually(() -> assertThat(window.titles("done")).containsExactly("Renamed"));
        eventually(() -> assertThat(window.focused()).isEqualTo("Renamed"));
        window.keys("e", "Dropped", Keys.ESCAPE);
        assertThat(window.titles("done")).containsExactly("Renamed");

        window.keys(Keys.ENTER);
        eventually(() -> assertThat(window.focused()).isEqualTo("Title"));
        window.keys(Keys.END, " twice", Keys.ENTER);
        eventually(() -> assertThat(window.titles("done")).containsExactly("Renamed twice"));
        eventually(() -> assertThat(window.focused()).as("back where it was").isEqualTo("Renamed twice"));

        window.keys("h");
        eventually(() -> assertThat(window.texts(".history-list > li")).hasSizeGreaterThan(3));
        window.keys(Keys.ESCAPE);
        eventually(() -> assertThat(window.focused()).isEqualTo("Renamed twice"));
    }

    private static void deletes(Window window) {
        window.keys(Keys.ARROW_LEFT);
        assertThat(window.focused()).isEqualTo("Second");
        window.keys(Keys.DELETE);
        eventually(() -> assertThat(window.focused()).isEqualTo("Delete"));
        window.keys(Keys.ENTER);
        eventually(() -> assertThat(window.titles("todo")).containsExactly("Third"));
        eventually(() -> assertThat(window.focused()).as("the neighbour").isEqualTo("Third"));
        assertThat(window.announced()).isEqualTo("Deleted “Second”.");
    }

    private static void searches(Window window) {
        window.keys("/");
        assertThat(window.focused()).startsWith("Search");
        window.keys("ren");
        eventually(() -> assertThat(window.texts(".results .card-title")).containsExactly("Renamed twice"));
        eventually(() -> assertThat(window.announced()).isEqualTo("1 task."));
        window.keys(Keys.ARROW_DOWN);
        eventually(() -> assertThat(window.focused()).isEqualTo("Renamed twice"));
        window.shift(Keys.ARROW_LEFT);
        eventually(() -> assertThat(window.texts(".results .status")).containsExactly("In progress"));
        assertThat(window.focused()).isEqualTo("Renamed twice");
    }

    /** Each is made from what the one before will have left. A 412 would be an error that nobody expects. */
    @Test
    void keys_pressedFasterThanTheServiceAnswers_allCount(Window window, Account account, Dal dal) {
        Task task = dal.tasks().create(new NewTask(account.id(), "Hurry"));
        window.logIn(account);
        window.click(Window.column("todo") + " .quick-add input");
        window.keys(Keys.TAB, "2", "3", "4", "+", "+");
        eventually(() -> assertThat(dal.tasks().get(account.id(), task.id()))
                .extracting(Task::status, Task::priority)
                .containsExactly(TaskStatus.CANCELLED, TaskPriority.URGENT));
        assertThat(window.titles("cancelled")).containsExactly("Hurry");
        assertThat(window.focused()).isEqualTo("Hurry");
    }

    @Test
    void singleKeys_switchedOff_doNothing(Window window, Account account) {
        window.logIn(account);
        window.keys("?");
        window.find("dialog");
        window.press("Close");
        window.keys("?");
        window.find("dialog");
        window.click("dialog [type=checkbox]");
        window.press("Close");
        window.keys("n", "?", "/");
        assertThat(window.shows("dialog")).isFalse();
        assertThat(window.focused()).doesNotStartWith("Add").doesNotStartWith("Search");
    }
}
