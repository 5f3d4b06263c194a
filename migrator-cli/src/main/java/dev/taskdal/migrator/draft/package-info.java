/** New migrations: their files, and what is to be written into them. */
@NullMarked
package dev.taskdal.migrator.draft;

import org.jspecify.annotations.NullMarked;
