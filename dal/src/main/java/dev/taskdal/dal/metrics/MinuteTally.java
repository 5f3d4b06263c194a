package dev.taskdal.dal.metrics;

import java.time.Instant;

/** A row to add: what one query did in one minute. */
record MinuteTally(Instant minute, String query, Tally tally) {}
