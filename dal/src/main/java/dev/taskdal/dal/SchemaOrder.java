package dev.taskdal.dal;

import java.math.BigInteger;
import java.util.Comparator;

/** The order of schema versions, which is that of Flyway: number by number, so that 1, 0001 and 1.0 are the same. */
final class SchemaOrder implements Comparator<String> {

    static final SchemaOrder OLDEST_FIRST = new SchemaOrder();

    private SchemaOrder() {}

    @Override
    public int compare(String one, String other) {
        String[] ones = one.split("[._]");
        String[] others = other.split("[._]");
        int order = 0;
        for (int i = 0; i < Math.max(ones.length, others.length) && order == 0; i++) {
            order = number(ones, i).compareTo(number(others, i));
        }
        return order;
    }

    /** As large as it may be: there are versions that are timestamps. */
    private static BigInteger number(String[] numbers, int i) {
        return i < numbers.length ? new BigInteger(numbers[i]) : BigInteger.ZERO;
    }
}
