package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExistingServerTest {
    private static ThrowawayPostgres host;
    private static ThrowawayDatabase home;

    @BeforeAll
    static void start() throws SQLException {
        host = ThrowawayPostgres.start(ThrowawaySettings.embedded());
        home = host.createDatabase();
        Sql.execute(
                home.dataSource(),
                "CREATE ROLE creator LOGIN CREATEDB PASSWORD 'open/sesame'",
                "CREATE ROLE reader LOGIN PASSWORD 'open/sesame'");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void scratchDatabases_ofCreatedbRole_areLentAndDropped() throws Exception {
        try (var postgres =
                ThrowawayPostgres.start(ThrowawaySettings.existingServer(url("creator", "open%2Fsesame")))) {
            assertThat(postgres.description()).isEqualTo("PostgreSQL 18.6 (existing server)");
            var template = postgres.prepareTemplate(database -> Sql.execute(database, "CREATE TABLE item (id int)"));
            try (var database = template.lend()) {
                assertThat(Sql.single(database.dataSource(), "SELECT count(*) FROM item"))
                        .isEqualTo("0");
                assertThat(ServerFacts.pinned(database.dataSource()))
                        .containsExactly("UTF8", "b", "C.UTF-8", "C", "àéi", "UTC", "UTC", "ERROR: division by zero");
            }
            postgres.createDatabase();
            assertThat(databasesOf("creator")).hasSize(2);
        }
        assertThat(databasesOf("creator")).isEmpty();
    }

    @Test
    void start_afterKilledJvm_dropsItsDatabasesOnly() throws Exception {
        var url = url("creator", "open%2Fsesame");
        try (var killed = child(url);
                var living = child(url)) {
            killed.readLine();
            var kept = living.readLine();
            killed.kill();
            // The server notices that a little later than we do.
            await().untilAsserted(() -> {
                ThrowawayPostgres.start(ThrowawaySettings.existingServer(url)).close();
                assertThat(databasesOf("creator")).containsExactly(kept);
            });
            assertThat(living.finish()).isZero();
        }
    }

    @Test
    void role_withoutCreatedb_isRefused() {
        assertRefused(
                url("reader", "open%2Fsesame"),
                "The role reader may not create databases on " + place() + ". Let a superuser run:"
                        + " ALTER ROLE \"reader\" CREATEDB; or name another role in throwaway.postgres.");
    }

    @Test
    void password_wrong_isRefusedWithoutShowingIt() {
        assertRefused(
                url("creator", "hocuspocus"),
                "The server at " + place()
                        + " did not let the user creator in. Correct user and password in throwaway.postgres."
                        + " The server said: FATAL: password authentication failed for user \"creator\"");
    }

    @Test
    void server_unreachable_isRefused() {
        assertThatThrownBy(() -> ThrowawayPostgres.start(
                        ThrowawaySettings.existingServer("postgresql://me:sesame@localhost:1/app")))
                .hasMessageStartingWith(
                        "No server answers at localhost:1/app. Start it, or correct host and port in throwaway.postgres.")
                .message()
                .doesNotContain("sesame");
    }

    @Test
    void database_missing_isRefused() {
        assertRefused(
                url("creator", "open%2Fsesame") + "x",
                "Could not connect to " + place() + "x as creator. The server said: FATAL: database \"" + home.name()
                        + "x\" does not exist");
    }

    private static void assertRefused(String url, String message) {
        assertThatThrownBy(() -> ThrowawayPostgres.start(ThrowawaySettings.existingServer(url)))
                .isInstanceOf(ThrowawayPostgresException.class)
                .hasMessage(message);
    }

    private static List<String> databasesOf(String role) throws SQLException {
        return Sql.query(
                home.dataSource(), "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '" + role + "'");
    }

    private static String url(String user, String password) {
        return "postgresql://" + user + ":" + password + "@" + place();
    }

    private static String place() {
        return home.jdbcUrl().substring("jdbc:postgresql://".length());
    }

    private static ChildJvm child(String url) throws Exception {
        return ChildJvm.start(Map.of("THROWAWAY_POSTGRES", url), List.of(), "name");
    }
}
