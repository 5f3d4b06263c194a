package dev.taskdal.dal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest(TaskListSchema.class)
class PrefixSearchTest {

    private static final String LARGEST = Character.toString(Character.MAX_CODE_POINT);

    private Dal dal;
    private UserId ada;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
    }

    @Test
    void prefix_inAnyCase_findsAnyCase() {
        Fixtures.tasks(dal, ada, "Write report", "WRITE letter", "rewrite", "wri", "Äpfel kaufen", "äPFEL essen");

        assertThat(found("wRiTe")).containsExactly("WRITE letter", "Write report");
        assertThat(found("ÄP")).containsExactly("äPFEL essen", "Äpfel kaufen");
    }

    @Test
    void prefix_withWildcards_takesThemLiterally() {
        Fixtures.tasks(dal, ada, "100% done", "100 percent", "a_b", "axb", "back\\slash", "backslash", "%", "_", "\\");

        assertThat(found("100%")).containsExactly("100% done");
        assertThat(found("a_")).containsExactly("a_b");
        assertThat(found("back\\")).containsExactly("back\\slash");
        assertThat(found("%")).containsExactly("%");
        assertThat(found("_")).containsExactly("_");
        assertThat(found("\\")).containsExactly("\\");
    }

    @Test
    void prefix_empty_findsAllOfTheUser() {
        UserId bob = Fixtures.user(dal, "bob").id();
        Fixtures.tasks(dal, bob, "not hers");
        Fixtures.tasks(dal, ada, "b", "A", LARGEST, "é", "\u0001");

        assertThat(found("")).containsExactly("\u0001", "A", "b", "é", LARGEST);
    }

    @Test
    void prefix_emojiAndLargestCodePoint_areCharactersLikeOthers() {
        String longest = LARGEST.repeat(200);
        Fixtures.tasks(dal, ada, "🎉 party", "🎊 confetti", "\uffff", "\ud7ff", "\ue000", LARGEST + "a", longest);

        assertThat(found("🎉")).containsExactly("🎉 party");
        assertThat(found("\uffff")).containsExactly("\uffff");
        assertThat(found("\ud7ff")).containsExactly("\ud7ff");
        assertThat(found(LARGEST)).containsExactly(LARGEST + "a", longest);
        assertThat(found(longest)).containsExactly(longest);
        assertThat(found(longest + LARGEST)).isEmpty();
    }

    @Test
    void prefix_ofManyTasks_pagesInBothDirections() {
        Fixtures.tasks(dal, ada, "Same", "same", "SAME", "samer", "sam", "Samoa", "salt");

        List<Page<Task>> pages = Fixtures.allPages(2, r -> dal.tasks().pageByTitlePrefix(ada, "sam", r));

        assertThat(Fixtures.items(pages))
                .extracting(Task::title)
                .containsExactly("sam", "Same", "same", "SAME", "samer", "Samoa");
        assertThat(dal.tasks()
                        .pageByTitlePrefix(
                                ada,
                                "sam",
                                PageRequest.at(2, pages.get(2).previous().orElseThrow())))
                .isEqualTo(pages.get(1));
    }

    @Test
    void prefix_withNulOrHalfACharacter_isRefused() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> found("a\0"))
                .withMessage("The prefix has a NUL character at index 1, which PostgreSQL can't store. Remove it.");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> found("\udbff"))
                .withMessageContaining("an unpaired surrogate");
    }

    private List<String> found(String prefix) {
        return dal.tasks().pageByTitlePrefix(ada, prefix, PageRequest.first(1000)).items().stream()
                .map(Task::title)
                .toList();
    }
}
