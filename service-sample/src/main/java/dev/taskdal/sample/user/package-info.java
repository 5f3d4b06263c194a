/** Users over HTTP. */
@NullMarked
package dev.taskdal.sample.user;

import org.jspecify.annotations.NullMarked;
