package dev.taskdal.throwaway.junit;

import dev.taskdal.throwaway.DatabasePreparer;
import javax.sql.DataSource;

/** Prepares nothing. */
final class EmptyDatabase implements DatabasePreparer {
    @Override
    public void prepare(DataSource dataSource) {}
}
