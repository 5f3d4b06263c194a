/** The picture of the head, {@code schema.sql}: drawn from a migrated database, and compared with one. */
@NullMarked
package dev.taskdal.migrator.picture;

import org.jspecify.annotations.NullMarked;
