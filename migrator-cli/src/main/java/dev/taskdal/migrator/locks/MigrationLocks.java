package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Measures what the migrations of a project, and their undos, do to a database that others are using: on a throwaway database with rows
 * in every table each statement runs, and what it has locked, rewritten, read and built is looked up afterwards.
 *
 * <p>Immutable. Each run has a database of its own, which it drops.
 */
public final class MigrationLocks {

    /** How many rows each table gets if nothing else is said: enough for all but how long it takes. */
    public static final long DEFAULT_ROWS = 1000;

    /** With fewer, it can't be told whether many of them are changed. */
    static final long FEWEST_ROWS = 100;

    /** Beyond that a number has too many digits for the columns that are filled by it. */
    private static final long MOST_ROWS = 1_000_000_000;

    private final ThrowawayPostgres server;
    private final MigrationProject project;
    private final long rows;

    private MigrationLocks(ThrowawayPostgres server, MigrationProject project, long rows) {
        this.server = server;
        this.project = project;
        this.rows = rows;
    }

    /** Measures the migrations of {@code project} on databases of {@code server}, which stays open. */
    public static MigrationLocks of(ThrowawayPostgres server, MigrationProject project) {
        return new MigrationLocks(server, project, DEFAULT_ROWS);
    }

    /**
     * A copy that gives so many rows to each table whose rows a script works on, and {@value #DEFAULT_ROWS} at most to the others.
     *
     * @throws IllegalArgumentException if it isn't between 100 and a thousand million
     */
    public MigrationLocks withRows(long newRows) {
        if (newRows < FEWEST_ROWS || newRows > MOST_ROWS) {
            throw new IllegalArgumentException(newRows + " is no number of rows to measure with. Give one between "
                    + FEWEST_ROWS + " and " + MOST_ROWS + ".");
        }
        return new MigrationLocks(server, project, newRows);
    }

    /** Measures all versions, and tells nobody before the end. */
    public List<VersionLocks> run() {
        return run(migration -> true, new LocksListener() {});
    }

    /**
     * Measures the versions that are wanted, oldest first. Those before only run.
     *
     * @return one for each version that was wanted
     * @throws dev.taskdal.migrator.MigrationException if a name is wrong, or a script can't be split
     * @throws IllegalArgumentException if a seed script has a wrong name or belongs to no version, or a line of {@code locks.allow}
     *     is about no script
     * @throws dev.taskdal.throwaway.ThrowawayPostgresException if the server fails
     */
    public List<VersionLocks> run(Predicate<Migration> wanted, LocksListener listener) {
        List<VersionLocks> measured = new ArrayList<>();
        try (LocksWalk walk = new LocksWalk(server, project, rows, listener)) {
            for (Migration migration : walk.migrations()) {
                if (wanted.test(migration)) {
                    listener.started(migration);
                    VersionLocks locks = walk.measure(migration);
                    measured.add(locks);
                    listener.finished(locks);
                }
            }
        }
        return List.copyOf(measured);
    }
}
