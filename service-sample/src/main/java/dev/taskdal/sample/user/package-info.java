/** What users say of themselves, and want to be told, over HTTP. */
@NullMarked
package dev.taskdal.sample.user;

import org.jspecify.annotations.NullMarked;
