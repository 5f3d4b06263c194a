package dev.taskdal.dal;

import org.jspecify.annotations.Nullable;

/**
 * What is done in a transaction.
 *
 * @param <T> what it returns; {@code Void} and null for nothing
 * @param <E> what it throws
 */
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object, E extends Exception> {

    /**
     * Does it.
     *
     * @param transaction valid until this method returns, on this thread
     */
    T run(Transaction transaction) throws E;
}
