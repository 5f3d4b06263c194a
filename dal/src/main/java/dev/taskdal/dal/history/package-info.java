/** History: who changed which task, when and how. The database writes it; here it is read. */
@NullMarked
package dev.taskdal.dal.history;

import org.jspecify.annotations.NullMarked;
