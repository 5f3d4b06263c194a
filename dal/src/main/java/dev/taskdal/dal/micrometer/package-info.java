/**
 * Queries as meters of Micrometer, for services that have it. Nothing else in the jar needs it, and the jar doesn't bring
 * it.
 */
@NullMarked
package dev.taskdal.dal.micrometer;

import org.jspecify.annotations.NullMarked;
