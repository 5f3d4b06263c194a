/**
 * Metrics of queries: {@link dev.taskdal.dal.metrics.QueryMetrics} adds them up in memory and writes them when it is told
 * to, {@link dev.taskdal.dal.metrics.Metrics} reads what was written.
 */
@NullMarked
package dev.taskdal.dal.metrics;

import org.jspecify.annotations.NullMarked;
