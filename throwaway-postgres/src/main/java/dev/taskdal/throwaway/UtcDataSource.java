package dev.taskdal.throwaway;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Gives sessions in UTC. The driver sends the JVM's time zone when it connects, which beats whatever the server or the
 * database is set to; then a migration could give other data on a developer's machine than in the pipeline.
 */
final class UtcDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        var connection = super.getConnection(user, password);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
