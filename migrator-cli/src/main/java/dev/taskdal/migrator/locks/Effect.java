package dev.taskdal.migrator.locks;

import java.time.Duration;

/**
 * What a statement does with the rows of a table that was there before.
 *
 * @param table its name, with its schema
 * @param line the line of the statement, from 1
 * @param what what it does, in words that follow "the statement", such as {@code reads all rows}
 * @param took how long the whole statement took
 */
public record Effect(String table, int line, String what, Duration took) {}
