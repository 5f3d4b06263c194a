/** What is written about it. */
@NullMarked
package dev.taskdal.benchmarks.report;

import org.jspecify.annotations.NullMarked;
