/** Tags and categories over HTTP: two lists of the same form. */
@NullMarked
package dev.taskdal.sample.label;

import org.jspecify.annotations.NullMarked;
