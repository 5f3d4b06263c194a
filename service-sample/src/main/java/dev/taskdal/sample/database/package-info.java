/** The database: one that the service is pointed at, or one of its own that it keeps in a folder. */
@NullMarked
package dev.taskdal.sample.database;

import org.jspecify.annotations.NullMarked;
