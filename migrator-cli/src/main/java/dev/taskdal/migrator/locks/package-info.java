/**
 * What a migration does to a database that others are using, measured by running it on a throwaway one: the locks that it takes on
 * tables that were there before, what waits behind them, and what it does while it holds them. The idea, and the first eleven
 * rules, are those of <a href="https://github.com/kaaveland/eugene">eugene</a> by Robin Kåveland.
 */
@NullMarked
package dev.taskdal.migrator.locks;

import org.jspecify.annotations.NullMarked;
