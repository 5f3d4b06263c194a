package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.task.NewTask;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The other way to insert many rows by hand: a batch, which the driver rewrites into inserts of several rows. */
final class JdbcBatch extends Jdbc {

    private static final int ROWS = 1000;

    JdbcBatch(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public void createAll(List<NewTask> tasks) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(Sql.INSERT)) {
                for (int i = 0; i < tasks.size(); i++) {
                    bind(statement, tasks.get(i));
                    statement.addBatch();
                    if ((i + 1) % ROWS == 0) {
                        statement.executeBatch();
                    }
                }
                statement.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
