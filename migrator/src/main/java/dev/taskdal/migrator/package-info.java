/**
 * Runs anybody's Flyway migrations, both ways: where a database is, upgrade, downgrade, stamp, and scripts for a DBA. Small
 * enough for a service to carry, and it knows no table of its own.
 */
@NullMarked
package dev.taskdal.migrator;

import org.jspecify.annotations.NullMarked;
