/** What queries are made of, the project's own and those of developers: keyset pages and checked text. */
@NullMarked
package dev.taskdal.dal.query;

import org.jspecify.annotations.NullMarked;
