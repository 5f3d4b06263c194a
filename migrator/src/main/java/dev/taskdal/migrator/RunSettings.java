package dev.taskdal.migrator;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * What a run needs to know besides its target.
 *
 * @param tableTimeout how long it waits for a lock on a table or the like
 * @param runTimeout how long it waits for another run
 */
record RunSettings(DataSource dataSource, MigrationListener listener, Duration tableTimeout, Duration runTimeout) {}
