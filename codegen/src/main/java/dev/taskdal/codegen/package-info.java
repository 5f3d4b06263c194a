/**
 * jOOQ code generation from Flyway migrations: {@link dev.taskdal.codegen.MigratedPostgresDatabase} is what jOOQ reads,
 * {@link dev.taskdal.codegen.MigratedSchemaGenerator} what it generates with. Both run under jOOQ's own Maven plugin.
 */
@NullMarked
package dev.taskdal.codegen;

import org.jspecify.annotations.NullMarked;
