/** The page, driven in a real browser: what a person sees and does. */
@NullMarked
package dev.taskdal.sample.page;

import org.jspecify.annotations.NullMarked;
