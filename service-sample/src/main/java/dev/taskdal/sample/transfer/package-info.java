/** Many tasks at once, in and out: as lines of JSON, in constant memory. */
@NullMarked
package dev.taskdal.sample.transfer;

import org.jspecify.annotations.NullMarked;
