package dev.taskdal.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.Address;
import dev.taskdal.benchmarks.work.MeasuredDatabase;
import dev.taskdal.benchmarks.work.Seed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final Seed SEED = new Seed(20, 1000);

    @Test
    void run_countsEachKindOfTraffic_andLeavesTheRowsAsTheyWere() throws SQLException {
        try (MeasuredDatabase database = MeasuredDatabase.start(SEED);
                Lineup lineup = Lineup.open(Throughput.entrants(List.of(Entrant.values())), database.address(), 2)) {
            Samples samples = new Throughput(database, lineup, Progress.onStandardError())
                    .run(List.of(8), 4, Duration.ofMillis(20));

            assertThat(samples.columns()).containsExactly("by key, 8 threads", "mix, 8 threads");
            for (Entrant entrant : lineup.entrants()) {
                assertThat(samples.values("by key, 8 threads", entrant)
                                .orElseThrow()
                                .count())
                        .isEqualTo(4);
                assertThat(samples.values("mix, 8 threads", entrant)
                                .orElseThrow()
                                .count())
                        .isEqualTo(2);
            }
            assertThat(tasks(database.address())).isEqualTo(SEED.lastTask().value());
        }
    }

    private static long tasks(Address address) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from task")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
