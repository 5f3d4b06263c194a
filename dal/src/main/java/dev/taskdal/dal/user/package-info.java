/** Users: who owns tasks. */
@NullMarked
package dev.taskdal.dal.user;

import org.jspecify.annotations.NullMarked;
