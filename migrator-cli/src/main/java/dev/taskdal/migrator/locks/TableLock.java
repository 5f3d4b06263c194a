package dev.taskdal.migrator.locks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The strongest lock that a script takes on a table, view or sequence that was there before.
 *
 * @param table its name, with its schema
 * @param mode how it is locked
 * @param index the index of the table that is locked so, since whoever uses the table needs its indexes, too; null if it is the
 *     table itself
 * @param line the line of the statement that first takes it, from 1
 * @param statement that statement, shortened
 * @param held how long it was held, from the start of that statement to the end of the script
 */
public record TableLock(
        String table, LockMode mode, @Nullable String index, int line, String statement, Duration held) {}
