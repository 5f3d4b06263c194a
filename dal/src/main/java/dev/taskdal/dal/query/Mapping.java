package dev.taskdal.dal.query;

import java.sql.SQLException;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record10;
import org.jooq.Record11;
import org.jooq.Record12;
import org.jooq.Record13;
import org.jooq.Record14;
import org.jooq.Record15;
import org.jooq.Record16;
import org.jooq.Record17;
import org.jooq.Record18;
import org.jooq.Record19;
import org.jooq.Record2;
import org.jooq.Record20;
import org.jooq.Record21;
import org.jooq.Record22;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.Record5;
import org.jooq.Record6;
import org.jooq.Record7;
import org.jooq.Record8;
import org.jooq.Record9;

/**
 * Makes a row of a result into a value, by its constructor: {@code mapping(Task::new)}. The compiler checks that the types
 * of the columns are those that it takes. jOOQ's {@code Records.mapping} does the same for queries that aren't compiled;
 * this one reads the columns straight from JDBC, without a jOOQ record. Thread-safe if the constructor is.
 *
 * <p>If the last column is a number or a truth value that can be null, the constructor may be called with nulls when the query
 * is defined, to see whether it takes them: what it throws then is ignored.
 *
 * <p>One method for each number of columns, as in jOOQ; there is nothing else in here to read.
 *
 * @param <R> the columns
 * @param <T> the value
 */
public final class Mapping<R extends Record, T> {

    final int columns;
    final Reading<T> reading;

    /** Reads the current row. */
    interface Reading<T> {

        T of(Row row) throws SQLException;
    }

    private Mapping(int columns, Reading<T> reading) {
        this.columns = columns;
        this.reading = reading;
    }

    /** The one column as it is. */
    public static <T> Mapping<Record1<T>, T> value() {
        return mapping(value -> value);
    }

    /** Of 1 column. */
    public static <T1, T> Mapping<Record1<T1>, T> mapping(Constructors.Of1<T1, T> constructor) {
        return new Mapping<>(1, row -> constructor.apply(row.get(0)));
    }

    /** Of 2 columns. */
    public static <T1, T2, T> Mapping<Record2<T1, T2>, T> mapping(Constructors.Of2<T1, T2, T> constructor) {
        return new Mapping<>(2, row -> constructor.apply(row.get(0), row.get(1)));
    }

    /** Of 3 columns. */
    public static <T1, T2, T3, T> Mapping<Record3<T1, T2, T3>, T> mapping(Constructors.Of3<T1, T2, T3, T> constructor) {
        return new Mapping<>(3, row -> constructor.apply(row.get(0), row.get(1), row.get(2)));
    }

    /** Of 4 columns. */
    public static <T1, T2, T3, T4, T> Mapping<Record4<T1, T2, T3, T4>, T> mapping(
            Constructors.Of4<T1, T2, T3, T4, T> constructor) {
        return new Mapping<>(4, row -> constructor.apply(row.get(0), row.get(1), row.get(2), row.get(3)));
    }

    /** Of 5 columns. */
    public static <T1, T2, T3, T4, T5, T> Mapping<Record5<T1, T2, T3, T4, T5>, T> mapping(
            Constructors.Of5<T1, T2, T3, T4, T5, T> constructor) {
        return new Mapping<>(5, row -> constructor.apply(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
    }

    /** Of 6 columns. */
    public static <T1, T2, T3, T4, T5, T6, T> Mapping<Record6<T1, T2, T3, T4, T5, T6>, T> mapping(
            Constructors.Of6<T1, T2, T3, T4, T5, T6, T> constructor) {
        return new Mapping<>(
                6, row -> constructor.apply(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)));
    }

    /** Of 7 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T> Mapping<Record7<T1, T2, T3, T4, T5, T6, T7>, T> mapping(
            Constructors.Of7<T1, T2, T3, T4, T5, T6, T7, T> constructor) {
        return new Mapping<>(
                7,
                row -> constructor.apply(
                        row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)));
    }

    /** Of 8 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T> Mapping<Record8<T1, T2, T3, T4, T5, T6, T7, T8>, T> mapping(
            Constructors.Of8<T1, T2, T3, T4, T5, T6, T7, T8, T> constructor) {
        return new Mapping<>(
                8,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7)));
    }

    /** Of 9 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T>
            Mapping<Record9<T1, T2, T3, T4, T5, T6, T7, T8, T9>, T> mapping(
                    Constructors.Of9<T1, T2, T3, T4, T5, T6, T7, T8, T9, T> constructor) {
        return new Mapping<>(
                9,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8)));
    }

    /** Of 10 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T>
            Mapping<Record10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>, T> mapping(
                    Constructors.Of10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T> constructor) {
        return new Mapping<>(
                10,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9)));
    }

    /** Of 11 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T>
            Mapping<Record11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>, T> mapping(
                    Constructors.Of11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T> constructor) {
        return new Mapping<>(
                11,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10)));
    }

    /** Of 12 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T>
            Mapping<Record12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>, T> mapping(
                    Constructors.Of12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T> constructor) {
        return new Mapping<>(
                12,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11)));
    }

    /** Of 13 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T>
            Mapping<Record13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>, T> mapping(
                    Constructors.Of13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T> constructor) {
        return new Mapping<>(
                13,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12)));
    }

    /** Of 14 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T>
            Mapping<Record14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>, T> mapping(
                    Constructors.Of14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T> constructor) {
        return new Mapping<>(
                14,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13)));
    }

    /** Of 15 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T>
            Mapping<Record15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>, T> mapping(
                    Constructors.Of15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T>
                            constructor) {
        return new Mapping<>(
                15,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14)));
    }

    /** Of 16 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T>
            Mapping<Record16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>, T> mapping(
                    Constructors.Of16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T>
                            constructor) {
        return new Mapping<>(
                16,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14),
                        row.get(15)));
    }

    /** Of 17 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T>
            Mapping<Record17<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>, T> mapping(
                    Constructors.Of17<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T>
                            constructor) {
        return new Mapping<>(
                17,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14),
                        row.get(15),
                        row.get(16)));
    }

    /** Of 18 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T>
            Mapping<Record18<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>, T>
                    mapping(
                            Constructors.Of18<
                                            T1,
                                            T2,
                                            T3,
                                            T4,
                                            T5,
                                            T6,
                                            T7,
                                            T8,
                                            T9,
                                            T10,
                                            T11,
                                            T12,
                                            T13,
                                            T14,
                                            T15,
                                            T16,
                                            T17,
                                            T18,
                                            T>
                                    constructor) {
        return new Mapping<>(
                18,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14),
                        row.get(15),
                        row.get(16),
                        row.get(17)));
    }

    /** Of 19 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T>
            Mapping<Record19<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>, T>
                    mapping(
                            Constructors.Of19<
                                            T1,
                                            T2,
                                            T3,
                                            T4,
                                            T5,
                                            T6,
                                            T7,
                                            T8,
                                            T9,
                                            T10,
                                            T11,
                                            T12,
                                            T13,
                                            T14,
                                            T15,
                                            T16,
                                            T17,
                                            T18,
                                            T19,
                                            T>
                                    constructor) {
        return new Mapping<>(
                19,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14),
                        row.get(15),
                        row.get(16),
                        row.get(17),
                        row.get(18)));
    }

    /** Of 20 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T>
            Mapping<
                            Record20<
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20>,
                            T>
                    mapping(
                            Constructors.Of20<
                                            T1,
                                            T2,
                                            T3,
                                            T4,
                                            T5,
                                            T6,
                                            T7,
                                            T8,
                                            T9,
                                            T10,
                                            T11,
                                            T12,
                                            T13,
                                            T14,
                                            T15,
                                            T16,
                                            T17,
                                            T18,
                                            T19,
                                            T20,
                                            T>
                                    constructor) {
        return new Mapping<>(
                20,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14),
                        row.get(15),
                        row.get(16),
                        row.get(17),
                        row.get(18),
                        row.get(19)));
    }

    /** Of 21 columns. */
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T>
            Mapping<
                            Record21<
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21>,
                            T>
                    mapping(
                            Constructors.Of21<
                                            T1,
                                            T2,
                                            T3,
                                            T4,
                                            T5,
                                            T6,
                                            T7,
                                            T8,
                                            T9,
                                            T10,
                                            T11,
                                            T12,
                                            T13,
                                            T14,
                                            T15,
                                            T16,
                                            T17,
                                            T18,
                                            T19,
                                            T20,
                                            T21,
                                            T>
                                    constructor) {
        return new Mapping<>(
                21,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14),
                        row.get(15),
                        row.get(16),
                        row.get(17),
                        row.get(18),
                        row.get(19),
                        row.get(20)));
    }

    /** Of 22 columns. */
    public static <
                    T1,
                    T2,
                    T3,
                    T4,
                    T5,
                    T6,
                    T7,
                    T8,
                    T9,
                    T10,
                    T11,
                    T12,
                    T13,
                    T14,
                    T15,
                    T16,
                    T17,
                    T18,
                    T19,
                    T20,
                    T21,
                    T22,
                    T>
            Mapping<
                            Record22<
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21,
                                    T22>,
                            T>
                    mapping(
                            Constructors.Of22<
                                            T1,
                                            T2,
                                            T3,
                                            T4,
                                            T5,
                                            T6,
                                            T7,
                                            T8,
                                            T9,
                                            T10,
                                            T11,
                                            T12,
                                            T13,
                                            T14,
                                            T15,
                                            T16,
                                            T17,
                                            T18,
                                            T19,
                                            T20,
                                            T21,
                                            T22,
                                            T>
                                    constructor) {
        return new Mapping<>(
                22,
                row -> constructor.apply(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8),
                        row.get(9),
                        row.get(10),
                        row.get(11),
                        row.get(12),
                        row.get(13),
                        row.get(14),
                        row.get(15),
                        row.get(16),
                        row.get(17),
                        row.get(18),
                        row.get(19),
                        row.get(20),
                        row.get(21)));
    }
}
