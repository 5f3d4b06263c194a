package dev.taskdal.contracts;

import javax.sql.DataSource;

/**
 * Fills a database for {@link QueryContracts}, with the skew of real life: the plan that is right for a usual user can be
 * wrong for the one who owns a tenth of all rows.
 *
 * <p>What one call reads has to lie scattered alike at every number of rows: buffers are compared between a small and a
 * large database, and rows that are neighbours in one of them only would look like growth. Insert in the order of a hash.
 */
@FunctionalInterface
public interface Volume {

    /**
     * Makes the schema and fills it. The tables are vacuumed and analyzed afterwards.
     *
     * @param database empty; each connection is a new session
     * @param rows how many rows the largest table shall have
     * @throws Exception when it fails
     */
    void fill(DataSource database, long rows) throws Exception;
}
