/** Who is measured: each library in the form that its own manual recommends, behind one interface. */
@NullMarked
package dev.taskdal.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
