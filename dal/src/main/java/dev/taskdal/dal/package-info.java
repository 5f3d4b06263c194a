/**
 * The way in: {@link dev.taskdal.dal.Dal} over a {@code DataSource}, its transactions, and pages. What there is to read
 * and write is in one package a feature.
 */
@NullMarked
package dev.taskdal.dal;

import org.jspecify.annotations.NullMarked;
