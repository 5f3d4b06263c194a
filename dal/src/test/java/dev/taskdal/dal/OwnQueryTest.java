package dev.taskdal.dal;

import static dev.taskdal.schema.Tables.APP_USER;
import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;

import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Typed queries that a developer writes, as the README shows them. */
@PostgresTest(TaskListSchema.class)
class OwnQueryTest {

    private record OpenTasks(UserId userId, String name, int open) {}

    private Dal dal;
    private UserId ada;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
        Fixtures.tasks(dal, ada, "one", "two", "three");
        Fixtures.task(dal, ada, "four", TaskStatus.DONE);
    }

    @Test
    void dsl_joinWithTypedIds_mapsToARecord() {
        List<OpenTasks> open = dal.dsl()
                .select(APP_USER.ID, APP_USER.DISPLAY_NAME, count())
                .from(APP_USER)
                .join(TASK)
                .on(TASK.USER_ID.eq(APP_USER.ID))
                .where(TASK.STATUS.eq(TaskStatus.TODO))
                .groupBy(APP_USER.ID)
                .fetch(mapping(OpenTasks::new));

        assertThat(open).containsExactly(new OpenTasks(ada, "ada", 3));
    }

    @Test
    void dsl_failingStatement_throwsOurErrors() {
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.dsl().update(TASK).set(TASK.TITLE, "").execute())
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_task_title"));
    }

    @Test
    void keyset_ofAnOwnQuery_givesPages() {
        Keyset<Instant, TaskId> newestFirst = Keyset.newestFirst(TASK.CREATED_AT, TASK.ID);

        List<Page<String>> pages = Fixtures.allPages(
                2,
                request -> newestFirst.page(
                        "open tasks of " + ada,
                        dal.dsl()
                                .select(TASK.TITLE, TASK.CREATED_AT, TASK.ID)
                                .from(TASK)
                                .where(TASK.USER_ID.eq(ada))
                                .and(TASK.STATUS.eq(TaskStatus.TODO)),
                        request,
                        row -> row.get(TASK.TITLE)));

        assertThat(pages).extracting(Page::items).containsExactly(List.of("three", "two"), List.of("one"));
    }
}
