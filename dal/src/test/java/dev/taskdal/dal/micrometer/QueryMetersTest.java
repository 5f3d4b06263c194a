package dev.taskdal.dal.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.metrics.QueryMetrics;
import dev.taskdal.dal.query.QueryExecution;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest(TaskListSchema.class)
class QueryMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void executed_queries_areTimedByNameAndException(DataSource dataSource) {
        Dal dal = Dal.open(dataSource, new QueryMeters(registry));
        UserId ada = Fixtures.user(dal, "ada").id();
        dal.users().find(ada);
        dal.users().find(new UserId(404));
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.users().create(new NewUser("no address", "Ada", new PasswordHash("x"))));

        assertThat(calls("Users.find", "none")).isEqualTo(2);
        assertThat(calls("Users.create", "none")).isEqualTo(1);
        assertThat(calls("Users.create", "CheckViolationException")).isEqualTo(1);
        assertThat(registry.get("taskdal.query.rows")
                        .tag("query", "Users.find")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("taskdal.query").timers()).allMatch(timer -> timer.totalTime(TimeUnit.NANOSECONDS) > 0);
    }

    @Test
    void executed_moreQueriesThanAreToldApart_countAsOther() {
        QueryMeters meters = new QueryMeters(registry);
        for (int i = 0; i < 1100; i++) {
            meters.executed(new QueryExecution("Reports.query" + i, Duration.ofMillis(1), 1, Optional.empty()));
        }

        assertThat(calls("other", "none")).isEqualTo(100);
        assertThat(registry.get("taskdal.query").timers()).hasSize(1001);
    }

    @Test
    void andThen_metrics_tellsBoth(DataSource dataSource) {
        QueryMetrics metrics = new QueryMetrics();
        Dal dal = Dal.open(dataSource, metrics.andThen(new QueryMeters(registry)));

        dal.users().find(new UserId(404));

        assertThat(calls("Users.find", "none")).isEqualTo(1);
        assertThat(metrics.flush(dal)).isEqualTo(1);
    }

    private long calls(String query, String exception) {
        return registry.get("taskdal.query")
                .tag("query", query)
                .tag("exception", exception)
                .timer()
                .count();
    }
}
