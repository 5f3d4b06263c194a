package dev.taskdal.dal.query;

/**
 * The shapes of a {@link Mapping}'s constructor, by the number of its columns. Nobody implements them by name: they are
 * what {@code Task::new} becomes.
 */
public final class Constructors {

    private Constructors() {}

    /** Of 1 column. */
    @FunctionalInterface
    public interface Of1<T1, T> {

        /** Makes the row. */
        T apply(T1 c1);
    }

    /** Of 2 columns. */
    @FunctionalInterface
    public interface Of2<T1, T2, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2);
    }

    /** Of 3 columns. */
    @FunctionalInterface
    public interface Of3<T1, T2, T3, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3);
    }

    /** Of 4 columns. */
    @FunctionalInterface
    public interface Of4<T1, T2, T3, T4, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4);
    }

    /** Of 5 columns. */
    @FunctionalInterface
    public interface Of5<T1, T2, T3, T4, T5, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5);
    }

    /** Of 6 columns. */
    @FunctionalInterface
    public interface Of6<T1, T2, T3, T4, T5, T6, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6);
    }

    /** Of 7 columns. */
    @FunctionalInterface
    public interface Of7<T1, T2, T3, T4, T5, T6, T7, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6, T7 c7);
    }

    /** Of 8 columns. */
    @FunctionalInterface
    public interface Of8<T1, T2, T3, T4, T5, T6, T7, T8, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6, T7 c7, T8 c8);
    }

    /** Of 9 columns. */
    @FunctionalInterface
    public interface Of9<T1, T2, T3, T4, T5, T6, T7, T8, T9, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6, T7 c7, T8 c8, T9 c9);
    }

    /** Of 10 columns. */
    @FunctionalInterface
    public interface Of10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6, T7 c7, T8 c8, T9 c9, T10 c10);
    }

    /** Of 11 columns. */
    @FunctionalInterface
    public interface Of11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6, T7 c7, T8 c8, T9 c9, T10 c10, T11 c11);
    }

    /** Of 12 columns. */
    @FunctionalInterface
    public interface Of12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6, T7 c7, T8 c8, T9 c9, T10 c10, T11 c11, T12 c12);
    }

    /** Of 13 columns. */
    @FunctionalInterface
    public interface Of13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T> {

        /** Makes the row. */
        T apply(T1 c1, T2 c2, T3 c3, T4 c4, T5 c5, T6 c6, T7 c7, T8 c8, T9 c9, T10 c10, T11 c11, T12 c12, T13 c13);
    }

    /** Of 14 columns. */
    @FunctionalInterface
    public interface Of14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14);
    }

    /** Of 15 columns. */
    @FunctionalInterface
    public interface Of15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15);
    }

    /** Of 16 columns. */
    @FunctionalInterface
    public interface Of16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15,
                T16 c16);
    }

    /** Of 17 columns. */
    @FunctionalInterface
    public interface Of17<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15,
                T16 c16,
                T17 c17);
    }

    /** Of 18 columns. */
    @FunctionalInterface
    public interface Of18<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15,
                T16 c16,
                T17 c17,
                T18 c18);
    }

    /** Of 19 columns. */
    @FunctionalInterface
    public interface Of19<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15,
                T16 c16,
                T17 c17,
                T18 c18,
                T19 c19);
    }

    /** Of 20 columns. */
    @FunctionalInterface
    public interface Of20<
            T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15,
                T16 c16,
                T17 c17,
                T18 c18,
                T19 c19,
                T20 c20);
    }

    /** Of 21 columns. */
    @FunctionalInterface
    public interface Of21<
            T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15,
                T16 c16,
                T17 c17,
                T18 c18,
                T19 c19,
                T20 c20,
                T21 c21);
    }

    /** Of 22 columns. */
    @FunctionalInterface
    public interface Of22<
            T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22, T> {

        /** Makes the row. */
        T apply(
                T1 c1,
                T2 c2,
                T3 c3,
                T4 c4,
                T5 c5,
                T6 c6,
                T7 c7,
                T8 c8,
                T9 c9,
                T10 c10,
                T11 c11,
                T12 c12,
                T13 c13,
                T14 c14,
                T15 c15,
                T16 c16,
                T17 c17,
                T18 c18,
                T19 c19,
                T20 c20,
                T21 c21,
                T22 c22);
    }
}
