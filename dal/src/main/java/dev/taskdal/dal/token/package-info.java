/** API tokens: with what programs log in for users. Only their hashes are stored. */
@NullMarked
package dev.taskdal.dal.token;

import org.jspecify.annotations.NullMarked;
