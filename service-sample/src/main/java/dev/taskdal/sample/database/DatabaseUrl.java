package dev.taskdal.sample.database;

import dev.taskdal.migrator.DatabaseAddress;
import dev.taskdal.sample.StartRefusedException;

/** Reads {@code DATABASE_URL}. Never repeats it, since it may hold a password. */
final class DatabaseUrl {

    private DatabaseUrl() {}

    static DatabaseAddress parse(String text) {
        try {
            return DatabaseAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(
                    "DATABASE_URL can't be used: " + e.getMessage()
                            + ". Its value isn't shown, since it may hold a password.",
                    "Give it the form postgresql://user:password@host:5432/database or"
                            + " jdbc:postgresql://host:5432/database?user=…&password=…, special characters as %XX."
                            + " Leave it out to use a database that the service brings.",
                    null);
        }
    }
}
