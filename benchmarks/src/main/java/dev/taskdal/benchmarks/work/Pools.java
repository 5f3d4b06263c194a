package dev.taskdal.benchmarks.work;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The pools of the contestants: one each, all with the same settings. */
public final class Pools {

    private Pools() {}

    /** A pool that keeps all of its connections open, and plans a statement once on each. */
    public static HikariDataSource open(Address address, int connections) {
        return open(address, connections, "force_generic_plan");
    }

    /** A pool that keeps all of its connections open, in that {@code plan_cache_mode}. */
    public static HikariDataSource open(Address address, int connections, String planCacheMode) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        // For those who send batches. It changes nothing for the others.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // What README tells services to set, and what generic plans need for a page that is longer than most lists.
        config.addDataSourceProperty("options", "-c random_page_cost=1.1 -c plan_cache_mode=" + planCacheMode);
        return new HikariDataSource(config);
    }
}
