package dev.taskdal.dal.query;

import dev.taskdal.migrator.Migrator;
import dev.taskdal.throwaway.DatabasePreparer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The one table of {@link ThingTable}, beside those without which no layer is opened. */
public final class ThingSchema implements DatabasePreparer {

    @Override
    public void prepare(DataSource dataSource) throws SQLException {
        Migrator.of(dataSource).upgrade();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ThingTable.DDL);
        }
    }
}
