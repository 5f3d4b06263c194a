package dev.taskdal.migrator.faults;

/** Stands for the end of a process: nobody catches it. */
final class KilledError extends Error {

    private static final long serialVersionUID = 1L;
}
