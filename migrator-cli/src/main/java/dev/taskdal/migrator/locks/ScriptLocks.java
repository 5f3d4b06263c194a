package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.Direction;
import java.time.Duration;
import java.util.List;

/**
 * What one script does to a database that others are using.
 *
 * @param script its file name
 * @param direction up for a migration, down for its undo
 * @param took how long its statements ran
 * @param locks the strongest lock on each table, view and sequence that was there before and that it locks, by name
 * @param effects what it does with the rows of those tables, in order
 * @param findings what others would notice, accepted or not, in order
 * @param notes what is to be known of how it was measured; sentences
 */
public record ScriptLocks(
        String script,
        Direction direction,
        Duration took,
        List<TableLock> locks,
        List<Effect> effects,
        List<LockFinding> findings,
        List<String> notes) {

    public ScriptLocks {
        locks = List.copyOf(locks);
        effects = List.copyOf(effects);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
