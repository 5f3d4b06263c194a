/**
 * Labels by which users sort their tasks: tags and categories, two lists of the same form. One class for both, with the kind
 * of id as its type, so that a tag's id can't be taken for a category's.
 */
@NullMarked
package dev.taskdal.dal.label;

import org.jspecify.annotations.NullMarked;
