package dev.taskdal.dal.query;

/** Is told of each execution of a compiled query. Called on the thread of the query, after it: it must be quick. */
@FunctionalInterface
public interface QueryListener {

    /** What it throws is thrown to the caller of the query, which has been executed all the same. */
    void executed(QueryExecution execution);

    /** A listener that tells this one and then another one, which is not told if this one throws. */
    default QueryListener andThen(QueryListener next) {
        return execution -> {
            executed(execution);
            next.executed(execution);
        };
    }
}
