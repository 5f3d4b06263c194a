package dev.taskdal.sample.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.StartRefusedException;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@PostgresTest
class StartTest {

    @Test
    void database_withoutSchema_isRefusedUnlessMigrateIsSaid(ThrowawayDatabase database) {
        String url = "--database.url=" + RunningService.url(database);
        StartRefusedException refusal = refusal(url);
        assertThat(refusal)
                .hasMessage("The database "
                        + database.jdbcUrl().substring("jdbc:".length()).replaceFirst("\\?.*", "")
                        + " has no schema yet; this service needs version " + newest(database) + ".");
        assertThat(refusal.action())
                .isEqualTo("Start the service once with --migrate, as a role that may change the schema:"
                        + " java -jar service-sample.jar --migrate");
        assertThat(Migrator.of(database.dataSource()).current()).isEmpty();

        RunningService.start(url, "--migrate").close();
        try (RunningService service = RunningService.start(url)) {
            assertThat(service.get("/api/tasks").titles())
                    .as("no demo data in somebody's database")
                    .isEmpty();
        }
    }

    @Test
    void database_thatCannotBeReached_isRefusedWithTheReason(ThrowawayDatabase database) {
        String url = RunningService.url(database).replaceFirst("password=[^&]*", "password=wrongsecret");
        assertThat(refusal("--database.url=" + url, "--taskdal.pool.connection-timeout=300")
                        .getMessage())
                .contains("can't be reached: ", "password authentication failed")
                .doesNotContain("wrongsecret");
    }

    @Test
    void url_malformed_isRefused() {
        assertThat(refusal("--database.url=mysql://u:secret@h/d").getMessage())
                .startsWith("DATABASE_URL can't be used")
                .doesNotContain("secret");
    }

    private static String newest(ThrowawayDatabase database) {
        List<Migration> pending = Migrator.of(database.dataSource()).pending();
        return pending.get(pending.size() - 1).version().toString();
    }

    /** Spring wraps it; the failure analysis prints it alone. */
    private static StartRefusedException refusal(String... args) {
        Throwable thrown = catchThrowable(() -> RunningService.start(args).close());
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(StartRefusedException.class::isInstance)
                .map(StartRefusedException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("started, or failed otherwise", thrown));
    }
}
