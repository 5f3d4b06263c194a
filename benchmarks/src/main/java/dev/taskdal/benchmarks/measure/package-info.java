/** How it is measured: in rounds, interleaved, each contestant against hand-written JDBC of the same round. */
@NullMarked
package dev.taskdal.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
