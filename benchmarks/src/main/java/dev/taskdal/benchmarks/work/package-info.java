/** What is measured: pieces of work, and the database that they are done on. */
@NullMarked
package dev.taskdal.benchmarks.work;

import org.jspecify.annotations.NullMarked;
