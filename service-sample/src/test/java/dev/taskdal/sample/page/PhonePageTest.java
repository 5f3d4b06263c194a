package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;

/** Where one column is seen at a time, and a finger is all there is. */
@PageTest
class PhonePageTest {

    private static final Dimension LANDSCAPE = new Dimension(Window.PHONE.height, Window.PHONE.width);

    @Test
    void drag_byFinger_ontoATabMovesTheCard(Window window, Account account) {
        window.resize(Window.PHONE);
        window.logIn(account);
        window.addTask("todo", "Carried by a finger");
        finger(window)
                .moveToElement(window.card("Carried by a finger"))
                .clickAndHold()
                // Longer than the browser takes, too, to open the menu of what is pressed long.
                .pause(Duration.ofMillis(700))
                .moveToElement(window.find(".column-tabs [data-status=done]"))
                .release()
                .perform();
        eventually(() -> assertThat(window.titles("done")).containsExactly("Carried by a finger"));
    }

    @Test
    void finger_thatMovesAtOnce_liftsNothing(Window window, Account account) {
        window.resize(Window.PHONE);
        window.logIn(account);
        window.addTask("todo", "Swiped over");
        finger(window)
                .moveToElement(window.card("Swiped over"))
                .clickAndHold()
                .moveByOffset(0, 40)
                // Now it rests for as long as would lift a card.
                .pause(Duration.ofMillis(700))
                .moveToElement(window.find(".column-tabs [data-status=done]"))
                .release()
                .perform();
        assertThat(window.titles("todo")).containsExactly("Swiped over");
        assertThat(window.announced()).doesNotStartWith("Dragging");
        assertThat(window.shows(".ghost, dialog")).isFalse();
    }

    /** On its side a phone has room for two columns. Of the last two, the one that was asked for is the one that is meant. */
    @Test
    void tabs_markTheColumnThatIsShown_alsoRightAfterThePhoneWasTurned(Window window, Account account) {
        window.resize(Window.PHONE);
        window.logIn(account);
        // Looked at before the change is painted, after the page has had its turn.
        window.driver().executeScript("""
                window.marks = [];
                new ResizeObserver(() => marks.push(document.querySelector('.column-tabs [aria-current]').dataset.status))
                    .observe(document.querySelector('.board'));
                """);
        for (String status : List.of("done", "cancelled", "todo", "in_progress")) {
            window.click(".column-tabs [data-status=" + status + "]");
            eventually(() -> assertThat(marked(window)).isEqualTo(status));
            eventually(() -> assertThat(isInTheMiddle(window, status)).isTrue());
            for (Dimension turned : List.of(LANDSCAPE, Window.PHONE)) {
                window.driver().executeScript("marks = []");
                window.resize(turned);
                eventually(() -> assertThat(marks(window)).isNotEmpty());
                assertThat(marks(window)).containsOnly(status);
                assertThat(marked(window)).isEqualTo(status);
            }
            assertThat(isInTheMiddle(window, status)).as(status).isTrue();
        }
    }

    private static String marked(Window window) {
        return window.find(".column-tabs [aria-current]").getDomAttribute("data-status");
    }

    private static boolean isInTheMiddle(Window window, String status) {
        return (Boolean) window.driver().executeScript("""
                const box = document.querySelector(arguments[0]).getBoundingClientRect();
                return box.left < innerWidth / 2 && innerWidth / 2 < box.right;
                """, Window.column(status));
    }

    @SuppressWarnings("unchecked")
    private static List<String> marks(Window window) {
        return (List<String>) window.driver().executeScript("return marks");
    }

    private static Actions finger(Window window) {
        return new Actions(window.driver(), Duration.ofMillis(40)).setActivePointer(PointerInput.Kind.TOUCH, "finger");
    }
}
