/** Tasks: one user's, in pages and on the board, and those of all users. */
@NullMarked
package dev.taskdal.dal.task;

import org.jspecify.annotations.NullMarked;
