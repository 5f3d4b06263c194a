package dev.taskdal.dal.query;

import java.time.Instant;
import org.jooq.EnumType;

/**
 * The key of rows that have a rank, and a time among those of the same rank.
 *
 * @param <R> an enum of the database, lowest first
 */
public record Ranked<R extends Enum<R> & EnumType>(R rank, Instant time) {}
