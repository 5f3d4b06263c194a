package dev.taskdal.sample.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.StartRefusedException;
import dev.taskdal.schema.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
