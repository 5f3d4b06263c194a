package dev.taskdal.migrator;

import java.time.Duration;

/**
 * A migration that an upgrade has just applied.
 *
 * @param migration which one
 * @param duration how long its statements ran
 */
public record AppliedMigration(Migration migration, Duration duration) {}
