/** The command that measures the {@code dal} and its peers and writes the report. Nobody depends on it. */
@NullMarked
package dev.taskdal.benchmarks;

import org.jspecify.annotations.NullMarked;
