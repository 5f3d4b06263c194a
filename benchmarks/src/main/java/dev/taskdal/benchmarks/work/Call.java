package dev.taskdal.benchmarks.work;

import java.sql.SQLException;

/** A piece of work of one contestant, to be done again and again; each time with the next keys. */
@FunctionalInterface
public interface Call {

    /** Does it once, and returns what came out, so that no compiler takes it for useless. */
    Object run() throws SQLException;
}
