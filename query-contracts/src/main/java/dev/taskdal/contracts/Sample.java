package dev.taskdal.contracts;

import javax.sql.DataSource;

/** A call of a query, as a program makes it: by a {@code Dal}, by jOOQ or by plain JDBC. */
@FunctionalInterface
public interface Sample {

    /**
     * Prepares the call; what this reads isn't measured. Called once for each database.
     *
     * @param database hands out one and the same connection
     * @param rows how many rows the largest table has
     * @return the call
     * @throws Exception when it fails, which fails the tests of the sample
     */
    Call prepare(DataSource database, long rows) throws Exception;

    /** Executes the query once. It is called many times, and has to do the same each time. */
    @FunctionalInterface
    interface Call {

        /**
         * Executes it.
         *
         * @throws Exception when it fails, which fails the tests of the sample
         */
        void run() throws Exception;
    }
}
