package dev.taskdal.dal;

import dev.taskdal.dal.error.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;

/** Takes connections from a data source and gives them back. */
final class PooledConnections implements ConnectionProvider {

    private final DataSource dataSource;

    PooledConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection acquire() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        } catch (RuntimeException e) {
            // HikariCP wraps what happens at its first connection.
            throw e.getCause() instanceof SQLException cause ? SqlErrors.translate(cause) : e;
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }
}
