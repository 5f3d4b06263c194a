/** Notification settings: what a user wants to be told by which channel, and whose daily digest is due. */
@NullMarked
package dev.taskdal.dal.notification;

import org.jspecify.annotations.NullMarked;
