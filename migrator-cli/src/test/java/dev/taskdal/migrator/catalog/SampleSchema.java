package dev.taskdal.migrator.catalog;

import dev.taskdal.migrator.golden.Golden;
import dev.taskdal.throwaway.DatabasePreparer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A schema with one of each kind. */
final class SampleSchema implements DatabasePreparer {
    @Override
    public void prepare(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            run(statement, "catalog/sample.sql");
        }
    }

    /** A statement a line: the driver can't tell where one with BEGIN ATOMIC ends. */
    static void run(Statement statement, String script) throws IOException, SQLException {
        for (String line : Golden.read(script).lines().toList()) {
            statement.execute(line);
        }
    }
}
