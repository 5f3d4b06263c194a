package dev.taskdal.migrator.faults;

/**
 * Something that goes wrong in the middle of a run.
 *
 * @param kind what
 * @param atStatement before which statement, commits included; the first is 1
 * @param inScripts whether statements count from the first script on, and not from the first connection
 */
record Fault(Kind kind, int atStatement, boolean inScripts) {

    enum Kind {
        /** The server ends the session, as an administrator or a failing server does. */
        BACKEND_KILLED,
        /** All sockets of the process are gone and nothing of it runs any more, not even a {@code finally}'s statement. */
        SOCKETS_CLOSED,
        /** The virtual machine is gone. Not in the one that runs the tests. */
        PROCESS_HALTED
    }
}
