package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.label.Label;
import dev.taskdal.dal.label.TagId;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@PageTest
class SearchPageTest {

    @Test
    void search_asOneTypes_findsTitlesByPrefixWhateverTheirCase(Window window, Account account, Dal dal) {
        create(dal, account, "Apple", "Apricot", "apron", "Banana");
        window.logIn(account);
        window.click("#search");
        window.keys("apr");
        eventually(() -> assertThat(found(window)).containsExactly("Apricot", "apron"));
        assertThat(window.text(".results .hint")).isEqualTo("2 tasks.");
        window.keys("o");
        eventually(() -> assertThat(found(window)).containsExactly("apron"));
        assertThat(window.focused()).as("typing goes on").startsWith("Search");

        window.keys(Keys.ESCAPE);
        window.awaitBoard();
        assertThat(window.titles("todo")).hasSize(4);
    }

    @Test
    void search_whoseAnswerComesLate_doesNotReplaceTheNewerOne(Window window, Account account, Dal dal) {
        create(dal, account, "Apple", "Apricot");
        window.logIn(account);
        holdAnswerBack(window, "prefix=ap&");
        window.click("#search");
        window.keys("ap");
        awaitRequest(window);
        window.keys("r");
        eventually(() -> assertThat(found(window)).containsExactly("Apricot"));
        answerLate(window);
        assertThat(found(window)).containsExactly("Apricot");
    }

    @Test
    void furtherPage_whoseAnswerComesLate_isNotAddedToANewerSearch(Window window, Account account, Dal dal) {
        create(dal, account, IntStream.range(0, 60).mapToObj(i -> "Apple " + i).toArray(String[]::new));
        create(dal, account, "Banana");
        window.logIn(account);
        holdAnswerBack(window, "cursor=");
        window.click("#search");
        window.keys("apple");
        eventually(() -> {
            window.driver().executeScript("scrollTo(0, document.body.scrollHeight)");
            assertThat(requested(window)).isTrue();
        });
        window.replace("#search", "banana");
        eventually(() -> assertThat(found(window)).containsExactly("Banana"));
        answerLate(window);
        assertThat(found(window)).containsExactly("Banana");
        assertThat(window.text(".results .hint")).isEqualTo("1 task.");
    }

    /** Answers a request with that in its address only when told to, and as if nobody could take a request back. */
    private static void holdAnswerBack(Window window, String inAddress) {
        window.driver().executeScript("""
                const fetchNow = window.fetch;
                window.fetch = async (url, options) => {
                    if (!String(url).includes(arguments[0])) {
                        return fetchNow(url, options);
                    }
                    await new Promise(resolve => { window.answerLate = resolve; });
                    const answer = await fetchNow(url, { ...options, signal: undefined });
                    const text = await answer.text();
                    answer.text = async () => {
                        window.lateAnswerRead = true;
                        return text;
                    };
                    return answer;
                };
                """, inAddress);
    }

    private static boolean requested(Window window) {
        return (Boolean) window.driver().executeScript("return 'answerLate' in window");
    }

    private static void awaitRequest(Window window) {
        eventually(() -> assertThat(requested(window)).isTrue());
    }

    /** Returns when the page has done with the answer whatever it does: no task of the browser lies in between. */
    private static void answerLate(Window window) {
        window.driver().executeScript("answerLate()");
        eventually(() -> assertThat(window.driver().executeScript("return window.lateAnswerRead"))
                .isEqualTo(true));
    }

    @Test
    void search_withManyResults_loadsMoreOnScrolling(Window window, Account account, Dal dal) {
        create(dal, account, IntStream.range(0, 200).mapToObj(i -> "Item " + i).toArray(String[]::new));
        window.logIn(account);
        window.type("#search", "item");
        eventually(() -> assertThat(window.text(".results .hint")).startsWith("More than"));
        eventually(() -> {
            window.driver().executeScript("scrollTo(0, document.body.scrollHeight)");
            assertThat(found(window)).hasSize(200).doesNotHaveDuplicates();
        });
        assertThat(window.text(".results .hint")).isEqualTo("200 tasks.");
    }

    @Test
    void filter_byTag_showsItsTasks(Window window, Account account, Dal dal) {
        List<Task> tasks = create(dal, account, "With", "Without");
        Label<TagId> tag = dal.tags().create(account.id(), "garden");
        dal.tags().add(account.id(), tasks.get(0).id(), List.of(tag.id()));
        window.logIn(account);
        window.click("[aria-label^='Show by']");
        eventually(() -> assertThat(window.texts("#filter-menu .chip")).containsExactly("garden"));
        window.click("#filter-menu .chip");
        eventually(() -> assertThat(found(window)).containsExactly("With"));
        assertThat(window.text("h1")).isEqualTo("Tagged garden");
    }

    @Test
    void filter_byPriority_showsOpenTasksMostUrgentFirst(Window window, Account account, Dal dal) {
        dal.tasks().create(task(account, "Low", TaskStatus.TODO, TaskPriority.LOW));
        dal.tasks().create(task(account, "Urgent", TaskStatus.IN_PROGRESS, TaskPriority.URGENT));
        dal.tasks().create(task(account, "Done", TaskStatus.DONE, TaskPriority.URGENT));
        dal.tasks().create(task(account, "High", TaskStatus.TODO, TaskPriority.HIGH));
        window.logIn(account);
        window.go("/search?order=priority", "Open tasks, most urgent first");
        eventually(() -> assertThat(found(window)).containsExactly("Urgent", "High", "Low"));
    }

    private static List<String> found(Window window) {
        return window.texts(".results .card-title");
    }

    private static NewTask task(Account account, String title, TaskStatus status, TaskPriority priority) {
        return new NewTask(account.id(), title, "", status, priority);
    }

    private static List<Task> create(Dal dal, Account account, String... titles) {
        return dal.tasks()
                .createAll(List.of(titles).stream()
                        .map(title -> new NewTask(account.id(), title))
                        .toList());
    }
}
