package dev.taskdal.migrator;

import java.time.Duration;

/**
 * Is told how a run goes on. All methods but {@link #waiting} are called on the thread of the run, which waits for them; an
 * exception that one throws ends the run. Each does nothing unless it is overridden.
 */
public interface MigrationListener {

    /**
     * A script starts.
     *
     * @param migration the script; its file name is that of the undo script if it leads down
     */
    default void started(Direction direction, Migration migration) {}

    /** A script has run, and its record is committed. It isn't called for a script that fails. */
    default void finished(Direction direction, Migration migration, Duration duration) {}

    /**
     * Something that an earlier, interrupted run left behind was found and removed, so that its script can run again.
     *
     * @param what what it was, in a sentence
     */
    default void repaired(String what) {}

    /**
     * The run waits for a lock. Called once for each holder and script, maybe on a thread of its own, on which an exception
     * goes no further.
     *
     * @param holder who holds the lock, in words
     */
    default void waiting(String holder) {}
}
