package dev.taskdal.dal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Index;
import org.jooq.Named;
import org.jooq.UniqueKey;

/**
 * What a query promises, for tests to check on real volume: which indexes serve it, how many rows it returns and how many
 * buffers it touches at most, and that it reads no table from end to end and sorts nothing, unless it says why it must.
 * Costs nothing at run time. Immutable.
 *
 * @param indexes names of the indexes that serve it, all of them
 * @param rows how many rows it returns at most; each execution's, whatever its arguments
 * @param buffers how many blocks of 8 kB, in shared memory or not, one execution touches at most
 * @param perRow how many it touches at most in addition for each row that it returns
 * @param sorting why it has to sort; empty if it doesn't
 * @param linear why its cost grows with the data, or with what it is given, so that {@code rows} and {@code buffers} bound
 *     nothing; empty if it doesn't
 */
public record Contract(
        List<String> indexes, long rows, long buffers, long perRow, Optional<String> sorting, Optional<String> linear) {

    /** Copies the list. */
    public Contract {
        indexes = List.copyOf(indexes);
    }

    /** Served by indexes: the constants in {@code Indexes}. One row, unless {@link #rows} says otherwise. */
    public static Contract index(Index... indexes) {
        return served(names(indexes));
    }

    /** Served by the indexes of primary or unique keys: the constants in {@code Keys}. */
    public static Contract key(UniqueKey<?>... keys) {
        return served(names(keys));
    }

    /** Served by no index, as an insert that refers to nothing. */
    public static Contract noIndex() {
        return served(List.of());
    }

    /** The same, served by the indexes of primary or unique keys in addition. */
    public Contract andKey(UniqueKey<?>... keys) {
        List<String> all = new ArrayList<>(indexes);
        all.addAll(names(keys));
        return new Contract(all, rows, buffers, perRow, sorting, linear);
    }

    private static List<String> names(Named... parts) {
        List<String> names = new ArrayList<>();
        for (Named part : parts) {
            names.add(part.getName());
        }
        return names;
    }

    private static Contract served(List<String> indexes) {
        return new Contract(indexes, 1, 16, 0, Optional.empty(), Optional.empty());
    }

    /**
     * The same, with that many rows at most.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Contract rows(long atMost) {
        return new Contract(indexes, notNegative(atMost, "rows"), buffers, perRow, sorting, linear);
    }

    /**
     * The same, with that many blocks of 8 kB at most, where {@link #index} and the others say 16.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Contract buffers(long atMost) {
        return new Contract(indexes, rows, notNegative(atMost, "buffers"), perRow, sorting, linear);
    }

    /**
     * The same, with that many blocks of 8 kB more for each row that is returned: 1 if the index has not all columns, and
     * each row is in another block.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Contract buffersPerRow(long atMost) {
        return new Contract(indexes, rows, buffers, notNegative(atMost, "buffers a row"), sorting, linear);
    }

    /** The same, allowed to sort for that reason. */
    public Contract sorting(String reason) {
        return new Contract(indexes, rows, buffers, perRow, Optional.of(reason), linear);
    }

    /** The same, allowed to cost what there is to read, for that reason. */
    public Contract linear(String reason) {
        return new Contract(indexes, rows, buffers, perRow, sorting, Optional.of(reason));
    }

    private static long notNegative(long bound, String what) {
        if (bound < 0) {
            throw new IllegalArgumentException("A contract can't allow " + bound + " " + what + ". Give 0 or more.");
        }
        return bound;
    }
}
