package dev.taskdal.dal.query;

/** Counts the rows of an execution, for whoever observes it. */
final class Execution {

    long rows;
}
