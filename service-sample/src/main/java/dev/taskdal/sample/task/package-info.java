/** Tasks over HTTP: those of a user, and those of all users. */
@NullMarked
package dev.taskdal.sample.task;

import org.jspecify.annotations.NullMarked;
