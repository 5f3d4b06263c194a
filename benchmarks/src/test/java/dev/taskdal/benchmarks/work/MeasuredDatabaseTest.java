package dev.taskdal.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MeasuredDatabaseTest {

    private static final Seed SEED = new Seed(20, 10_000);
    private static final int ENOUGH_FOR_VACUUM = 20_001;

    /** A plan for far fewer rows than there are would be another one than the one that is meant to be measured. */
    @Test
    void cleanUp_manyTimes_leavesThePlannerItsEstimateOfTheRows() throws SQLException {
        try (MeasuredDatabase database = MeasuredDatabase.start(SEED);
                Connection connection = connect(database.address());
                Statement statement = connection.createStatement()) {
            for (int round = 0; round < 10; round++) {
                // So long that none fits between the others, and too few for vacuum to give their pages back.
                statement.execute("insert into task (user_id, title, description, status, priority)"
                        + " select " + SEED.writer().value() + ", 'New task', repeat('x', 1500), 'todo', 'low'"
                        + " from generate_series(1, 70)");
                database.cleanUp(ENOUGH_FOR_VACUUM);
            }
            assertThat(estimatedRows(statement)).isCloseTo(SEED.lastTask().value(), Percentage.withPercentage(5));
        }
    }

    private static Connection connect(Address address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static long estimatedRows(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select reltuples from pg_class where oid = 'task'::regclass")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
