package dev.taskdal.dal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest(TaskListSchema.class)
class BoardTest {

    private Dal dal;
    private UserId ada;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
    }

    @Test
    void board_someTasks_showsTheNewestOfEachStatusAndTheCounts() {
        UserId bob = Fixtures.user(dal, "bob").id();
        Fixtures.tasks(dal, bob, "of somebody else");
        Fixtures.tasks(dal, ada, "first", "second", "third");
        Fixtures.task(dal, ada, "finished", TaskStatus.DONE);

        Board board = dal.tasks().board(ada, 2);

        assertThat(board.columns()).extracting(Board.Column::status).containsExactly(TaskStatus.values());
        assertThat(board.column(TaskStatus.TODO).tasks())
                .extracting(Task::title)
                .containsExactly("third", "second");
        assertThat(board.column(TaskStatus.TODO).count()).isEqualTo(new CappedCount(3, false));
        assertThat(board.column(TaskStatus.DONE).tasks())
                .extracting(Task::title)
                .containsExactly("finished");
        assertThat(board.column(TaskStatus.DONE).count()).hasToString("1");
        assertThat(board.column(TaskStatus.CANCELLED).tasks()).isEmpty();
        assertThat(board.column(TaskStatus.CANCELLED).count()).hasToString("0");
    }

    @Test
    void column_thatIsLonger_leadsToItsNextPage() {
        List<Task> five = Fixtures.tasks(dal, ada, "1", "2", "3", "4", "5");
        Fixtures.task(dal, ada, "done", TaskStatus.DONE);

        Board board = dal.tasks().board(ada, 2);

        String next = board.column(TaskStatus.TODO).next().orElseThrow();
        Page<Task> page = dal.tasks().pageByUserAndStatus(ada, TaskStatus.TODO, PageRequest.at(2, next));
        assertThat(page.items()).containsExactly(five.get(2), five.get(1));
        assertThat(dal.tasks()
                        .pageByUserAndStatus(
                                ada,
                                TaskStatus.TODO,
                                PageRequest.at(2, page.previous().orElseThrow()))
                        .items())
                .isEqualTo(board.column(TaskStatus.TODO).tasks());
        assertThat(board.column(TaskStatus.DONE).next()).isEmpty();
        assertThat(board.column(TaskStatus.CANCELLED).next()).isEmpty();
    }

    @Test
    void cursor_ofAPositionOfOtherTypes_isRefused() {
        TaskQueries.InStatus todo = new TaskQueries.InStatus(ada, TaskStatus.TODO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskQueries.BY_USER_AND_STATUS.cursorAfter(todo, 1L, Instant.EPOCH))
                .withMessageStartingWith("A position in Tasks.pageByUserAndStatus has a value for each of ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskQueries.BY_USER_AND_STATUS.cursorAfter(todo, Instant.EPOCH));
    }

    @Test
    void board_ofNobody_hasEmptyColumns() {
        Board board = dal.tasks().board(new UserId(404), 10);

        assertThat(board.columns()).hasSize(4).allSatisfy(column -> {
            assertThat(column.tasks()).isEmpty();
            assertThat(column.count()).hasToString("0");
        });
    }

    @Test
    void board_moreTasksThanAreCounted_saysSo() {
        dal.tasks().createAll(Collections.nCopies(1000, new NewTask(ada, "many")));
        assertThat(dal.tasks().board(ada, 1).column(TaskStatus.TODO).count()).hasToString("1000");

        dal.tasks().create(new NewTask(ada, "one more"));

        assertThat(dal.tasks().board(ada, 1).column(TaskStatus.TODO).count()).hasToString("1000+");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201, 1_000_000})
    void board_impossibleSize_isRefused(int size) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.tasks().board(ada, size))
                .withMessage("A board of " + size + " tasks a column can't be had. Ask for 1 to 200.");
    }
}
