/**
 * A disposable PostgreSQL: start one, prepare a database once, lend clones of it.
 *
 * <p>It is embedded, in a container, or a set of scratch databases on an existing server: see
 * {@link dev.taskdal.throwaway.ThrowawaySettings}. Whatever a killed process leaves behind is removed by the next start.
 */
@NullMarked
package dev.taskdal.throwaway;

import org.jspecify.annotations.NullMarked;
