package dev.taskdal.dal.metrics;

/**
 * What a query did in a time.
 *
 * @param query its name, such as {@code Tasks.find}
 * @param calls how often it was executed, failures included
 * @param errors how many of the calls failed
 * @param rows how many rows the calls read or wrote
 * @param latency how long the calls took
 */
public record QueryLoad(String query, long calls, long errors, long rows, Latency latency) {}
