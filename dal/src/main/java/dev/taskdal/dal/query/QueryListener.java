package dev.taskdal.dal.query;

/** Is told of each execution of a compiled query. Called on the thread of the query, after it: it must be quick. */
@FunctionalInterface
public interface QueryListener {

    /** What it throws is thrown to the caller of the query, which has been executed all the same. */
    void executed(QueryExecution execution);
}
