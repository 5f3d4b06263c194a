package dev.taskdal.sample.insight;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers. It asks over a connection of its own: while all others are busy the database is there, and
 * an instance that is taken out of service then would leave its load to the others.
 */
@Component("databaseHealthIndicator")
final class DatabaseHealth implements HealthIndicator, DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HikariDataSource own;

    DatabaseHealth(HikariDataSource pool) {
        own = new HikariDataSource();
        own.setJdbcUrl(pool.getJdbcUrl());
        own.setUsername(pool.getUsername());
        own.setPassword(pool.getPassword());
        own.setDataSourceProperties(pool.getDataSourceProperties());
        own.setPoolName("taskdal-health");
        own.setMaximumPoolSize(1);
        own.setConnectionTimeout(PATIENCE.toMillis());
        own.setValidationTimeout(PATIENCE.toMillis());
        own.setInitializationFailTimeout(-1);
    }

    @Override
    public Health health() {
        try (Connection connection = own.getConnection()) {
            return (connection.isValid((int) PATIENCE.toSeconds()) ? Health.up() : Health.down()).build();
        } catch (SQLException e) {
            // Without the exception: its message names the host and the user.
            return Health.down().build();
        }
    }

    @Override
    public void destroy() {
        own.close();
    }
}
