/**
 * The two busiest endpoints of the sample service, written by hand on JDBC: same paths below another root, same answers.
 * They run inside of the service, on its pool, behind its login.
 */
@NullMarked
package dev.taskdal.benchmarks.load.twin;

import org.jspecify.annotations.NullMarked;
