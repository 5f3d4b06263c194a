package dev.taskdal.sample.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.StartRefusedException;
import dev.taskdal.schema.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class StartTest {

    @Test
    void database_withoutSchema_isRefusedUnlessMigrateIsSaid(ThrowawayDatabase database) {
        String url = "--database.url=" + RunningService.url(database);
        StartRefusedException refusal = refusal(url);
        assertThat(refusal)
                .hasMessage("The database " + address(database)
                        + " doesn't fit this service. The database has no schema yet;"
                        + " this jar was made for version " + SchemaVersion.generatedFrom()
                        + " and works with none older. Migrate the database first, as a role that may change it:"
                        + " ./db upgrade, or the service's --migrate.");
        assertThat(refusal.action())
                .isEqualTo("Start the service once with --migrate, as a role that may change the schema:"
                        + " java -jar service-sample.jar --migrate");
        assertThat(Migrator.of(database.dataSource()).current()).isEmpty();

        RunningService.start(url, "--migrate").close();
        try (RunningService service = RunningService.start(url)) {
            assertThat(service.get("/api/session").json().path("demo").isNull())
                    .as("no demo data in somebody's database")
                    .isTrue();
            assertThat(service.bean(Dal.class)
                            .tasks()
                            .pageNewest(PageRequest.first(1))
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void database_older_isRefusedUnlessMigrateIsSaid(ThrowawayDatabase database) {
        Migrator migrator = Migrator.of(database.dataSource());
        migrator.upgradeBy(1);
        String url = "--database.url=" + RunningService.url(database);

        StartRefusedException refusal = refusal(url);
        assertThat(refusal)
                .hasMessage("The database " + address(database)
                        + " doesn't fit this service. The database is at schema version 0001;"
                        + " this jar was made for version " + SchemaVersion.generatedFrom()
                        + " and works with none older. Migrate the database first, as a role that may change it:"
                        + " ./db upgrade, or the service's --migrate.");
        assertThat(refusal.action()).endsWith("java -jar service-sample.jar --migrate");
        assertThat(migrator.current().orElseThrow()).as("what it is at").hasToString("0001");

        RunningService.start(url, "--migrate").close();
        assertThat(migrator.current()).isEqualTo(migrator.head());
    }

    /** A migration may take longer than any statement of a request may. */
    @Test
    void migration_longerThanTheTimeoutOfRequests_isDone(ThrowawayDatabase database) throws Exception {
        Migrator migrator = Migrator.of(database.dataSource());
        migrator.upgradeBy(1);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE task IN ACCESS SHARE MODE");
            CompletableFuture<RunningService> starting = new CompletableFuture<>();
            new Thread(() -> starting.completeAsync(
                            () -> RunningService.start(
                                    "--database.url=" + RunningService.url(database),
                                    "--migrate",
                                    "--taskdal.pool.data-source-properties.options=-c statement_timeout=200ms"),
                            Runnable::run))
                    .start();
            await("the migration to be held up for longer than that")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> longestWait(database) > 500);
            other.commit();
            starting.get(60, TimeUnit.SECONDS).close();
        }
        assertThat(migrator.current()).isEqualTo(migrator.head());
    }

    /** Those that the operators' page promises. */
    @Test
    void connections_ofRequests_planOnceAndGiveUpOnAStatementBeforeTheServer(ThrowawayDatabase database)
            throws SQLException {
        try (RunningService service =
                        RunningService.start("--database.url=" + RunningService.url(database), "--migrate");
                Connection connection = service.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('statement_timeout'), current_setting('plan_cache_mode')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("15s");
            assertThat(row.getString(2)).isEqualTo("force_generic_plan");
            assertThat(connection.getNetworkTimeout()).isEqualTo(20_000);
        }
    }

    private static double longestWait(ThrowawayDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(max(extract(epoch FROM now() - query_start)), 0) * 1000 FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Test
    void database_newerAndNotCompatible_isRefused(ThrowawayDatabase database, @TempDir Path later) throws IOException {
        migrateByALaterRelease(database, later, "");

        for (String migrate : List.of("--migrate", "--quietly")) {
            StartRefusedException refusal = refusal("--database.url=" + RunningService.url(database), migrate);
            assertThat(refusal)
                    .as(migrate)
                    .hasMessage("The database " + address(database) + " doesn't fit this service. The database is at"
                            + " schema version 9001, which works with jars made for 9001 or newer; this one was made for "
                            + SchemaVersion.generatedFrom() + ". Use a newer jar.");
            assertThat(refusal.action()).isEqualTo("Start a newer release of the service.");
        }
    }

    /** As in a rolling upgrade: an instance of the release before starts again, with the arguments that it always has. */
    @Test
    void database_newerAndCompatible_startsAndLeavesItAsItIs(ThrowawayDatabase database, @TempDir Path later)
            throws IOException {
        migrateByALaterRelease(database, later, "-- compatible-with: " + SchemaVersion.generatedFrom() + "\n");

        try (RunningService service =
                RunningService.start("--database.url=" + RunningService.url(database), "--migrate")) {
            assertThat(service.newUser("ada").get("/api/tasks").titles()).isEmpty();
        }
        assertThat(Migrator.of(database.dataSource()).current().orElseThrow()).hasToString("9001");
    }

    private static void migrateByALaterRelease(ThrowawayDatabase database, Path folder, String header)
            throws IOException {
        Files.writeString(folder.resolve("V9001__add_colour.sql"), header + "ALTER TABLE task ADD COLUMN colour text;");
        Migrator.of(database.dataSource(), List.of(Migrator.DEFAULT_LOCATION, "filesystem:" + folder))
                .upgrade();
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
    void database_whereNothingListens_isRefusedWithWhereAndWhy() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        StartRefusedException refusal = refusal(
                "--database.url=postgresql://me:wrongsecret@127.0.0.1:" + port + "/tasks",
                "--migrate",
                "--taskdal.pool.connection-timeout=300");
        assertThat(refusal.getMessage())
                .startsWith("The database postgresql://127.0.0.1:" + port + "/tasks can't be reached: ")
                .doesNotContain("wrongsecret");
        assertThat(refusal.action()).contains("Check that it runs there", "DATABASE_URL");
    }

    @Test
    void url_malformed_isRefused() {
        assertThat(refusal("--database.url=mysql://u:secret@h/d").getMessage())
                .startsWith("DATABASE_URL can't be used")
                .doesNotContain("secret");
    }

    private static String address(ThrowawayDatabase database) {
        return database.jdbcUrl().substring("jdbc:".length()).replaceFirst("\\?.*", "");
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
