package dev.taskdal.migrator.locks;

import java.util.Locale;
import java.util.Optional;

/**
 * How a table is locked, weakest first, and what has to wait for that
 * (<a href="https://www.postgresql.org/docs/current/explicit-locking.html">Explicit Locking</a>).
 */
public enum LockMode {
    /** Reading. */
    ACCESS_SHARE("what needs ACCESS EXCLUSIVE"),
    /** Locking rows. */
    ROW_SHARE("what needs EXCLUSIVE or more"),
    /** Writing. */
    ROW_EXCLUSIVE("index builds, new triggers and foreign keys, and most other DDL"),
    /** What may go on beside reads and writes, once at a time. */
    SHARE_UPDATE_EXCLUSIVE("other DDL, VACUUM and ANALYZE"),
    /** Building an index. */
    SHARE("writes, VACUUM and DDL"),
    /** Adding a trigger or a foreign key. */
    SHARE_ROW_EXCLUSIVE("writes, VACUUM and all DDL"),
    /** Refreshing a materialized view concurrently. */
    EXCLUSIVE("writes, locks on rows, VACUUM and all DDL"),
    /** Most other DDL. */
    ACCESS_EXCLUSIVE("reads, writes and everything else");

    private final String waiting;

    LockMode(String waiting) {
        this.waiting = waiting;
    }

    /** The mode that {@code pg_locks} calls so, such as {@code AccessShareLock}; empty if it isn't one of a table. */
    static Optional<LockMode> of(String mode) {
        for (LockMode one : values()) {
            if (mode.equals(one.inServer())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private String inServer() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name + "Lock";
    }

    /** What waits behind it, in words. */
    public String waiting() {
        return waiting;
    }

    /** Whether rows can't be written while it is held. */
    public boolean stopsWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** Whether rows can't even be read. */
    public boolean stopsReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** As SQL writes it, such as {@code ACCESS EXCLUSIVE}. */
    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
