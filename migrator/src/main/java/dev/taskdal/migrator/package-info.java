/**
 * Runs anybody's Flyway migrations: where a database is, what is pending, and upgrades. Small enough for a service to
 * carry, and it knows no table of its own.
 */
@NullMarked
package dev.taskdal.migrator;

import org.jspecify.annotations.NullMarked;
