/** What the catalog of a database holds, and how two of them differ. */
@NullMarked
package dev.taskdal.migrator.catalog;

import org.jspecify.annotations.NullMarked;
