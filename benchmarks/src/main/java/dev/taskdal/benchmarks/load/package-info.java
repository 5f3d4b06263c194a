/**
 * A load on the sample service: requests that come when they come, whether the service keeps up or not, some of them to
 * endpoints that do the same by hand-written JDBC, in the same service.
 */
@NullMarked
package dev.taskdal.benchmarks.load;

import org.jspecify.annotations.NullMarked;
