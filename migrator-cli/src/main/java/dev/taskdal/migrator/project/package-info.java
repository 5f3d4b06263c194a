/** Where the files of a migrated schema are: scripts, seed rows, and the picture of the head. */
@NullMarked
package dev.taskdal.migrator.project;

import org.jspecify.annotations.NullMarked;
