package dev.taskdal.dal.query;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.ThingTable.THING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.query.ThingTable.Label;
import dev.taskdal.dal.query.ThingTable.Loud;
import dev.taskdal.dal.query.ThingTable.Mood;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jooq.Record17;
import org.jooq.SelectSelectStep;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of column, bound and read: as jOOQ does it, whether by its binding or by the driver's own methods. */
@PostgresTest(ThingSchema.class)
class CompiledTypesTest {

    private record Thing(
            Label label,
            String note,
            Integer score,
            Long big,
            Short small,
            Boolean flag,
            Double ratio,
            BigDecimal price,
            UUID token,
            JSONB doc,
            List<String> tags,
            Mood mood,
            List<Mood> moods,
            LocalDate day,
            Instant at,
            List<Byte> raw,
            Loud loud) {

        private Thing(
                Label label,
                String note,
                Integer score,
                Long big,
                Short small,
                Boolean flag,
                Double ratio,
                BigDecimal price,
                UUID token,
                JSONB doc,
                String[] tags,
                Mood mood,
                Mood[] moods,
                LocalDate day,
                Instant at,
                byte[] raw,
                Loud loud) {
            this(
                    label,
                    note,
                    score,
                    big,
                    small,
                    flag,
                    ratio,
                    price,
                    token,
                    doc,
                    tags == null ? null : List.of(tags),
                    mood,
                    moods == null ? null : List.of(moods),
                    day,
                    at,
                    raw == null
                            ? null
                            : IntStream.range(0, raw.length)
                                    .mapToObj(i -> raw[i])
                                    .toList(),
                    loud);
        }

        private byte[] bytes() {
            byte[] bytes = new byte[raw == null ? 0 : raw.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = raw.get(i);
            }
            return raw == null ? null : bytes;
        }

        private String[] tagArray() {
            return tags == null ? null : tags.toArray(String[]::new);
        }

        private Mood[] moodArray() {
            return moods == null ? null : moods.toArray(Mood[]::new);
        }
    }

    private static final Thing FULL = new Thing(
            new Label("ünï 🎉 ' \\ {0} ?"),
            "",
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Short.MIN_VALUE,
            true,
            0.1,
            new BigDecimal("1234567890.1234"),
            new UUID(1, 2),
            JSONB.jsonb("{\"a\": [1, null]}"),
            List.of("a", "b,c", "\"", "\\", "{}", "NULL", ""),
            Mood.SO_SO,
            List.of(Mood.FINE, Mood.SO_SO),
            LocalDate.of(2024, 2, 29),
            Instant.parse("2024-02-29T23:59:59.999999Z"),
            List.of((byte) 0, (byte) -1),
            new Loud("quiet"));

    private static final Thing EMPTY = new Thing(
            new Label(""),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            (List<String>) null,
            null,
            null,
            null,
            null,
            null,
            null);

    private static final Queries QUERIES = Queries.named("Things");

    private static final CompiledQuery<Thing, Long> ADD = QUERIES.query(
            "add",
            Contract.noIndex(),
            p -> insertInto(THING)
                    .set(THING.LABEL, p.value(THING.LABEL, Thing::label))
                    .set(THING.NOTE, p.value(THING.NOTE, Thing::note))
                    .set(THING.SCORE, p.value(THING.SCORE, Thing::score))
                    .set(THING.BIG, p.value(THING.BIG, Thing::big))
                    .set(THING.SMALL, p.value(THING.SMALL, Thing::small))
                    .set(THING.FLAG, p.value(THING.FLAG, Thing::flag))
                    .set(THING.RATIO, p.value(THING.RATIO, Thing::ratio))
                    .set(THING.PRICE, p.value(THING.PRICE, Thing::price))
                    .set(THING.TOKEN, p.value(THING.TOKEN, Thing::token))
                    .set(THING.DOC, p.value(THING.DOC, Thing::doc))
                    .set(THING.TAGS, p.value(THING.TAGS, Thing::tagArray))
                    .set(THING.MOOD, p.value(THING.MOOD, Thing::mood))
                    .set(THING.MOODS, p.value(THING.MOODS, Thing::moodArray))
                    .set(THING.DAY, p.value(THING.DAY, Thing::day))
                    .set(THING.AT, p.value(THING.AT, Thing::at))
                    .set(THING.RAW, p.value(THING.RAW, Thing::bytes))
                    .set(THING.LOUD, p.value(THING.LOUD, Thing::loud))
                    .returningResult(THING.ID),
            Mapping.value());

    private static final CompiledQuery<Long, Thing> BY_ID = QUERIES.query(
            "byId",
            Contract.noIndex(),
            p -> thing().from(THING).where(THING.ID.eq(p.value(THING.ID))),
            mapping(Thing::new));

    private static final CompiledInsertReturning<Thing, Thing> ADD_ALL = QUERIES.insertReturning(
            "addAll",
            Contract.noIndex(),
            THING,
            columns -> columns.set(THING.LABEL, Thing::label)
                    .set(THING.NOTE, Thing::note)
                    .set(THING.SCORE, Thing::score)
                    .set(THING.BIG, Thing::big)
                    .set(THING.SMALL, Thing::small)
                    .set(THING.FLAG, Thing::flag)
                    .set(THING.RATIO, Thing::ratio)
                    .set(THING.PRICE, Thing::price)
                    .set(THING.TOKEN, Thing::token)
                    .set(THING.DOC, Thing::doc)
                    .set(THING.MOOD, Thing::mood)
                    .set(THING.DAY, Thing::day)
                    .set(THING.AT, Thing::at),
            thing(),
            mapping(Thing::new));

    private Dal dal;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
    }

    @Test
    void types_withValues_comeBackAsTheyWere() {
        Thing read = BY_ID.get(dal, ADD.get(dal, FULL));

        assertThat(read).isEqualTo(with(FULL, new Loud("quiet!")));
    }

    @Test
    void types_withNull_comeBackNull() {
        Thing read = BY_ID.get(dal, ADD.get(dal, EMPTY));

        // The binding of the test makes text of a null.
        assertThat(read).isEqualTo(with(EMPTY, new Loud("null!")));
    }

    /** From the fifth time on, the driver has the statement prepared, and gets numbers and times in binary. */
    @Test
    void types_sentInBinary_comeBackTheSame() {
        dal.inTransaction(tx -> {
            long full = ADD.get(tx, FULL);
            long empty = ADD.get(tx, EMPTY);

            for (int i = 0; i < 10; i++) {
                assertThat(BY_ID.get(tx, full)).isEqualTo(with(FULL, new Loud("quiet!")));
                assertThat(BY_ID.get(tx, empty)).isEqualTo(with(EMPTY, new Loud("null!")));
            }
            return null;
        });
    }

    private static final CompiledQuery<Void, Instant> TIMES = QUERIES.query(
            "times", Contract.noIndex(), p -> select(THING.AT).from(THING).orderBy(THING.ID), Mapping.value());

    /** The driver turns infinity into the ends of its OffsetDateTime. */
    @Test
    void instants_sentAsTextOrInBinary_areReadAlike() {
        List<String> times = List.of(
                "0001-01-01 00:00:00Z",
                "1582-10-10 12:00:00.5Z",
                "1969-12-31 23:59:59.999999Z",
                "1970-01-01 00:00:00Z",
                "1999-12-31 23:59:59.999999Z",
                "2000-01-01 00:00:00.000001Z",
                "2026-02-03 04:05:06.123457Z",
                "9999-12-31 23:59:59.999999Z");
        dal.inTransaction(tx -> {
            times.forEach(
                    time -> tx.dsl().execute("insert into thing (at) values (cast({0} as timestamptz))", inline(time)));
            tx.dsl().execute("insert into thing (at) values ('infinity'), ('-infinity'), (null)");
            List<Instant> expected = new ArrayList<>();
            times.forEach(time -> expected.add(Instant.parse(time.replace(' ', 'T'))));
            expected.add(OffsetDateTime.MAX.toInstant());
            expected.add(OffsetDateTime.MIN.toInstant());
            expected.add(null);

            for (int i = 0; i < 10; i++) {
                assertThat(TIMES.list(tx, null)).isEqualTo(expected);
            }
            return null;
        });
    }

    private static final CompiledQuery<Void, Instant> NO_TIME = QUERIES.query(
            "noTime",
            Contract.noIndex(),
            p -> select(field("cast(1 as bigint)", SQLDataType.INSTANT)),
            Mapping.value());

    @Test
    void instant_ofAnotherType_isRefusedAsTextAndInBinary() {
        dal.inTransaction(tx -> {
            for (int i = 0; i < 10; i++) {
                assertThatExceptionOfType(DalException.class)
                        .isThrownBy(() -> NO_TIME.get(tx, null))
                        .withMessageContaining("java.time.OffsetDateTime");
            }
            return null;
        });
    }

    @Test
    void types_throughJooq_areTheSame() {
        long id = ADD.get(dal, FULL);

        Thing byJooq = dal.dsl()
                .fetchSingle(thing().from(THING).where(THING.ID.eq(id)))
                .map(row -> row.into(thing().getSelect().toArray(org.jooq.Field[]::new)))
                .map(row -> new Thing(
                        row.get(THING.LABEL),
                        row.get(THING.NOTE),
                        row.get(THING.SCORE),
                        row.get(THING.BIG),
                        row.get(THING.SMALL),
                        row.get(THING.FLAG),
                        row.get(THING.RATIO),
                        row.get(THING.PRICE),
                        row.get(THING.TOKEN),
                        row.get(THING.DOC),
                        row.get(THING.TAGS),
                        row.get(THING.MOOD),
                        row.get(THING.MOODS),
                        row.get(THING.DAY),
                        row.get(THING.AT),
                        row.get(THING.RAW),
                        row.get(THING.LOUD)));

        assertThat(BY_ID.get(dal, id)).isEqualTo(byJooq);
    }

    @Test
    void insertReturning_allTypesAndNulls_comeBackInOrder() {
        Thing scalars = new Thing(
                FULL.label(),
                FULL.note(),
                FULL.score(),
                FULL.big(),
                FULL.small(),
                FULL.flag(),
                FULL.ratio(),
                FULL.price(),
                FULL.token(),
                FULL.doc(),
                (List<String>) null,
                FULL.mood(),
                null,
                FULL.day(),
                FULL.at(),
                null,
                null);

        List<Thing> added = ADD_ALL.list(dal, List.of(scalars, EMPTY, scalars));

        Thing read = with(scalars, new Loud("null!"));
        assertThat(added).containsExactly(read, with(EMPTY, new Loud("null!")), read);
    }

    private record Wanted(List<Label> labels, List<Mood> moods) {}

    private static final CompiledQuery<Wanted, Long> WANTED = QUERIES.query(
            "wanted",
            Contract.noIndex(),
            p -> select(THING.ID)
                    .from(THING)
                    .where(THING.LABEL.eq(any(p.values(THING.LABEL, Wanted::labels))))
                    .and(THING.MOOD.eq(any(p.values(THING.MOOD, Wanted::moods))))
                    .orderBy(THING.ID),
            Mapping.value());

    @Test
    void values_anyNumber_areOneArray() {
        long first = ADD.get(dal, FULL);
        long second = ADD.get(dal, FULL);
        ADD.get(dal, EMPTY);

        assertThat(WANTED.list(dal, new Wanted(List.of(FULL.label(), new Label("x")), List.of(Mood.values()))))
                .containsExactly(first, second);
        assertThat(WANTED.list(dal, new Wanted(List.of(FULL.label()), List.of(Mood.FINE))))
                .isEmpty();
        assertThat(WANTED.list(dal, new Wanted(List.of(), List.of(Mood.SO_SO)))).isEmpty();
    }

    private static final CompiledCommand<String> SHY =
            QUERIES.command("shy", Contract.noIndex(), p -> insertInto(THING).set(THING.SHY, p.value(THING.SHY)));

    private static final CompiledQuery<Void, String> SHYEST =
            QUERIES.query("shyest", Contract.noIndex(), p -> select(THING.SHY).from(THING), Mapping.value());

    @Test
    void binding_thatAsksForTheExecuteContext_getsWhatThereIs() {
        SHY.execute(dal, "said");

        assertThat(SHYEST.get(dal, null)).isEqualTo("said in POSTGRES");
    }

    @Test
    void binding_thatAsksForTheExecution_isToldThatThereIsNone() {
        dal.dsl().execute("insert into thing (shy) values ('ask')");

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SHYEST.get(dal, null))
                .withMessage(
                        "A binding asks for ExecuteContext.sql(), which a compiled query doesn't have. Run this query"
                                + " by Dal.dsl().");
    }

    @Test
    void enum_withAValueOfALaterSchema_saysSo() {
        dal.dsl().execute("alter type mood add value 'new'");
        dal.dsl().execute("insert into thing (mood) values ('new')");

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> BY_ID.get(dal, 1L))
                .withMessageContaining("The database has the value new, which " + Mood.class.getName() + " doesn't.");
    }

    @Test
    void text_thatPostgresCannotStore_isRefusedByName() {
        Thing nul = new Thing(
                new Label("a\0b"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                (List<String>) null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ADD.get(dal, nul))
                .withMessageStartingWith("The label has a NUL character at index 1");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ADD_ALL.list(dal, List.of(EMPTY, nul)))
                .withMessageStartingWith("The label has a NUL character at index 1");
    }

    private record Scored(int score) {}

    private static final CompiledQuery<Void, Scored> SCORES = QUERIES.query(
            "scores", Contract.noIndex(), p -> select(THING.SCORE.plus(1)).from(THING), mapping(Scored::new));

    @Test
    void nullFromAnExpression_intoAPrimitive_namesTheColumn() {
        ADD.get(dal, EMPTY);

        assertThatIllegalStateException()
                .isThrownBy(() -> SCORES.list(dal, null))
                .withMessageContaining("Query Things.scores read null in ")
                .withMessageContaining("Give it a type that can be null, or a default by coalesce.");
    }

    private static Thing with(Thing thing, Loud loud) {
        return new Thing(
                thing.label(),
                thing.note(),
                thing.score(),
                thing.big(),
                thing.small(),
                thing.flag(),
                thing.ratio(),
                thing.price(),
                thing.token(),
                thing.doc(),
                thing.tags(),
                thing.mood(),
                thing.moods(),
                thing.day(),
                thing.at(),
                thing.raw(),
                loud);
    }

    private static SelectSelectStep<
                    Record17<
                            Label,
                            String,
                            Integer,
                            Long,
                            Short,
                            Boolean,
                            Double,
                            BigDecimal,
                            UUID,
                            JSONB,
                            String[],
                            Mood,
                            Mood[],
                            LocalDate,
                            Instant,
                            byte[],
                            Loud>>
            thing() {
        return select(
                THING.LABEL,
                THING.NOTE,
                THING.SCORE,
                THING.BIG,
                THING.SMALL,
                THING.FLAG,
                THING.RATIO,
                THING.PRICE,
                THING.TOKEN,
                THING.DOC,
                THING.TAGS,
                THING.MOOD,
                THING.MOODS,
                THING.DAY,
                THING.AT,
                THING.RAW,
                THING.LOUD);
    }
}
