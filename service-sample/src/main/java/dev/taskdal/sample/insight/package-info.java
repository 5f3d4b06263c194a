/** What operators see: health, metrics, and how the queries fare. */
@NullMarked
package dev.taskdal.sample.insight;

import org.jspecify.annotations.NullMarked;
