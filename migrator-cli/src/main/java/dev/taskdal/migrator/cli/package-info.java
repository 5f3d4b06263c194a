/** The command line: {@code db}, one executable jar. */
@NullMarked
package dev.taskdal.migrator.cli;

import org.jspecify.annotations.NullMarked;
