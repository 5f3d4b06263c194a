package dev.taskdal.dal.metrics;

import java.time.Instant;

/**
 * What a query did in a minute.
 *
 * @param minute when it started
 * @param load in all instances of all services
 */
public record QueryMinute(Instant minute, QueryLoad load) {}
