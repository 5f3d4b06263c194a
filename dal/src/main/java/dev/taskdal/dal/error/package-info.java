/** What can go wrong, one class for each thing that a caller may want to do about it. */
@NullMarked
package dev.taskdal.dal.error;

import org.jspecify.annotations.NullMarked;
