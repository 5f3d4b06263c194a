package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.task.NewTask;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput.ScrollOrigin;

@PageTest
class ScrollPageTest {

    private static final int TASKS = 1000;

    @Test
    void column_scrolledToItsEnd_shows1000CardsOnceAndInOrder(Window window, Account account, Dal dal) {
        List<String> newestFirst = fill(account, dal);
        window.logIn(account);
        assertThat(window.count("todo")).isEqualTo("1,000");
        assertThat(window.titles("todo")).as("at first").hasSizeLessThan(100);

        ScrollOrigin middle = ScrollOrigin.fromElement(
                window.driver().findElement(By.cssSelector(Window.column("todo") + " .column-scroller")));
        eventually(() -> {
            new Actions(window.driver()).scrollFromOrigin(middle, 0, 20_000).perform();
            assertThat(window.titles("todo")).hasSize(TASKS);
        });
        assertThat(window.titles("todo")).isEqualTo(newestFirst);
        assertThat(window.card(newestFirst.get(TASKS - 1)).isDisplayed()).isTrue();
    }

    @Test
    void column_goneThroughByTheEndKey_loadsFurtherPagesAndKeepsTheFocus(Window window, Account account, Dal dal) {
        List<String> newestFirst = fill(account, dal);
        window.logIn(account);
        window.click(Window.column("todo") + " .quick-add input");
        window.keys(Keys.TAB);
        eventually(() -> {
            window.keys(Keys.END);
            assertThat(window.titles("todo")).hasSizeGreaterThan(150);
        });
        assertThat(newestFirst).contains(window.focused());
    }

    /** In the order in which a column shows them. */
    private static List<String> fill(Account account, Dal dal) {
        dal.tasks()
                .createAll(IntStream.rangeClosed(1, TASKS)
                        .mapToObj(i -> new NewTask(account.id(), "Task " + i))
                        .toList());
        return IntStream.range(0, TASKS).mapToObj(i -> "Task " + (TASKS - i)).toList();
    }
}
