/**
 * Checks on real volume what queries promise in their {@link dev.taskdal.dal.query.Contract}: {@link
 * dev.taskdal.contracts.QueryContracts}. It knows no table: the rows come from a {@link dev.taskdal.contracts.Volume}, the
 * calls from {@link dev.taskdal.contracts.Sample}s.
 */
@NullMarked
package dev.taskdal.contracts;

import org.jspecify.annotations.NullMarked;
