/** What all resources have in common: pages, versions, problems. */
@NullMarked
package dev.taskdal.sample.web;

import org.jspecify.annotations.NullMarked;
