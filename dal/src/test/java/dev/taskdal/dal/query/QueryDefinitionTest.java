package dev.taskdal.dal.query;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.ThingTable.THING;
import static dev.taskdal.schema.Tables.APP_USER;
import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.with;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.junit.jupiter.api.Test;

/** What is refused when a query is defined, and what it is rendered to. */
class QueryDefinitionTest {

    private record Both(UserId owner, TaskStatus status) {}

    private record Score(int score) {}

    private record Boxed(Integer score) {}

    private final Queries queries = Queries.named("Test");

    @Test
    void definition_unusedParameter_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queries.<Both, org.jooq.Record1<String>, String>query(
                        "forgetful",
                        Contract.noIndex(),
                        p -> {
                            p.value(TASK.STATUS, Both::status);
                            return select(TASK.TITLE)
                                    .from(TASK)
                                    .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Both::owner)));
                        },
                        Mapping.value()))
                .withMessage(
                        "Query Test.forgetful doesn't use its parameter for status. Use it in the query, or leave it"
                                + " out.");
    }

    @Test
    void definition_primitiveForANullableColumn_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queries.query(
                        "scores", Contract.noIndex(), p -> select(THING.SCORE).from(THING), mapping(Score::new)))
                .withMessage("Query Test.scores reads column score, which can be null, into a primitive. Give that"
                        + " component of the record the type Integer, or make the column NOT NULL.");
    }

    @Test
    void definition_primitiveForANullableColumnReturnedByAWrite_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queries.query(
                        "delete",
                        Contract.noIndex(),
                        p -> deleteFrom(THING).returningResult(THING.SCORE),
                        mapping(Score::new)))
                .withMessageStartingWith("Query Test.delete reads column score, which can be null");
    }

    @Test
    void definition_referenceTypeForANullableColumn_isFine() {
        queries.query("scores", Contract.noIndex(), p -> select(THING.SCORE).from(THING), mapping(Boxed::new));
    }

    @Test
    void definition_twoOfOneName_isRefused() {
        queries.query("same", Contract.noIndex(), p -> select(TASK.ID).from(TASK), Mapping.value());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> queries.query(
                        "same", Contract.noIndex(), p -> select(TASK.TITLE).from(TASK), Mapping.value()))
                .withMessage("There are two queries named Test.same. Rename one of them.");
    }

    @Test
    void definition_insertWithoutColumns_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queries.insert("nothing", Contract.noIndex(), TASK, columns -> {}))
                .withMessage("Query Test.nothing inserts no column. Set at least one.");
    }

    @Test
    void definition_returningInsertWithoutIdentity_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queries.<String, org.jooq.Record1<String>, String>insertReturning(
                        "unordered",
                        Contract.noIndex(),
                        org.jooq.impl.DSL.table(name("plain")),
                        columns -> columns.set(TASK.TITLE, title -> title),
                        select(TASK.TITLE),
                        Mapping.value()))
                .withMessage(
                        "Query Test.unordered inserts into plain, which has no identity column to keep the order of"
                                + " the rows by. Insert them without returning them.");
    }

    @Test
    void sql_constants_arePartOfTheText() {
        CompiledQuery<UserId, String> todo = queries.query(
                "todo",
                Contract.noIndex(),
                p -> select(TASK.TITLE)
                        .from(TASK)
                        .where(TASK.USER_ID.eq(p.value(TASK.USER_ID)))
                        .and(TASK.STATUS.eq(TaskStatus.TODO))
                        .and(TASK.TITLE.ne("it's ?"))
                        .limit(3),
                Mapping.value());

        assertThat(todo.statements().get(""))
                .isEqualTo("select title from task where (user_id = ? and status = cast('todo' as"
                        + " task_status) and title <> 'it''s ?') fetch next 3 rows only");
    }

    private static String sql(Query query) {
        return SqlText.of(query, Set.of()).sql();
    }

    /** Else {@code order by title} would be by what is selected. */
    @Test
    void sql_resultNamedLikeAColumn_isNotTakenForItByTheOrder() {
        assertThat(sql(select(lower(TASK.TITLE).as("title"))
                        .from(TASK)
                        .where(TASK.TITLE.ne(""))
                        .orderBy(TASK.TITLE)))
                .isEqualTo("select lower(title) as title from task where title <> '' order by" + " task.title");
    }

    @Test
    void sql_severalTables_columnsAreQualified() {
        assertThat(sql(select(TASK.TITLE).from(TASK).join(APP_USER).on(APP_USER.ID.eq(TASK.USER_ID))))
                .isEqualTo("select task.title from task join app_user on app_user.id =" + " task.user_id");
        assertThat(sql(select(TASK.TITLE)
                        .from(TASK)
                        .where(condition(
                                "exists ({0})", selectOne().from(APP_USER).where(APP_USER.ID.eq(TASK.USER_ID))))))
                .contains("app_user.id = task.user_id");
        assertThat(sql(select(TASK.TITLE)
                        .from(TASK)
                        .where(condition("exists (select from app_user where id = {0})", TASK.USER_ID))))
                .contains("id = task.user_id");
    }

    @Test
    void sql_rowInConflict_columnsAreQualified() {
        assertThat(sql(insertInto(APP_USER)
                        .set(APP_USER.EMAIL, "ada@example.org")
                        .onConflict(APP_USER.ID)
                        .doUpdate()
                        .set(APP_USER.VERSION, APP_USER.VERSION.plus(1))
                        .returningResult(APP_USER.EMAIL)))
                .contains("version = (app_user.version + 1)");
    }

    @Test
    void sql_namesThatNeedQuotes_haveThem() {
        assertThat(sql(select(TASK.TITLE.as("user"), TASK.ID.as("The id"), TASK.VERSION.as("v"))
                        .from(TASK)))
                .isEqualTo("select title as \"user\", id as \"The id\", version as v from task");
    }

    /** Parameters in all kinds of places, in another order than that of their definition, one of them three times. */
    @Test
    void sql_parametersInAnyPlace_areBoundInTheOrderOfTheText() {
        CompiledQuery<Both, Integer> query = queries.query(
                "places",
                Contract.noIndex(),
                p -> {
                    Param<UserId> owner = p.value(TASK.USER_ID, Both::owner);
                    Param<TaskStatus> status = p.value(TASK.STATUS, Both::status);
                    Field<String> title = lower(TASK.TITLE).collate("C");
                    return with("mine")
                            .as(select(TASK.ID.as("id"))
                                    .from(TASK)
                                    .where(TASK.STATUS.eq(status))
                                    .and(TASK.USER_ID.eq(owner)))
                            .select(field(selectCount()
                                    .from(TASK)
                                    .where(TASK.USER_ID.eq(owner))
                                    .and(title.like("a%"))))
                            .from(TASK)
                            .where(TASK.USER_ID.in(select(owner)))
                            .and(condition("exists ({0})", selectOne().from(name("mine"))))
                            .orderBy(inline(1));
                },
                Mapping.value());

        assertThat(query.statements().get("").chars().filter(c -> c == '?').count())
                .isEqualTo(4);
        assertThat(query.slots()).containsExactly("status", "user_id", "user_id", "user_id");
    }

    @Test
    void queries_ofTheLayer_haveNamesOfTheirOwnAndContracts() {
        List<Compiled> all = Dal.queries();

        assertThat(all).extracting(Compiled::name).contains("Users.find", "Tasks.board", "Tasks.pageByUser");
        assertThat(new HashSet<>(all.stream().map(Compiled::name).toList())).hasSameSizeAs(all);
        assertThat(all).allSatisfy(query -> assertThat(query.statements()).isNotEmpty());
    }
}
