package dev.taskdal.sample.database;

import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and who asks.
 *
 * @param jdbcUrl without user and password
 * @param user null for the name of the process's owner
 * @param password null if none is needed
 */
record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** Where it is, for people. */
    @Override
    public String toString() {
        // Parameters may hold secrets too, such as the password of a key.
        return jdbcUrl.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }
}
