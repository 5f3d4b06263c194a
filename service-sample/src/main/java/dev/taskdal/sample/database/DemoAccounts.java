package dev.taskdal.sample.database;

import java.util.List;

/**
 * The accounts that a database of one's own has from the start, so that the service can be tried out.
 *
 * @param password of all of them
 */
public record DemoAccounts(String password, List<Account> accounts) {

    /** One of them. */
    public record Account(String email, String displayName) {}
}
