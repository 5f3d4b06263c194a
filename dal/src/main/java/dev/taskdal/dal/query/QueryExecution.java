package dev.taskdal.dal.query;

import java.time.Duration;
import java.util.Optional;

/**
 * One execution of a compiled query. It holds no argument and no value of a row.
 *
 * @param query its name, such as {@code Tasks.find}
 * @param duration from the first bind to the last row, on the connection: waiting for a connection is not part of it
 * @param rows how many were read or, without {@code RETURNING}, written; 0 if it failed
 * @param error why it failed, as the caller gets it
 */
public record QueryExecution(String query, Duration duration, long rows, Optional<RuntimeException> error) {}
